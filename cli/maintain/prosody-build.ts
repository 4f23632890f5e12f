import { globSync } from 'node:fs';
import { join } from 'node:path';
import type { ReadOptions } from '../../lib/files/jsonLines.ts';
import { readText } from '../../lib/files/readLines.ts';
import { fileSource } from '../../lib/files/source.ts';
import { type Lexicon, loadLexicon } from '../../lib/prosody/index.ts';
import { publishPart } from '../../workshop/artifacts/publish.ts';
import { readPoems } from '../../workshop/corpus/jsonl.ts';
import { buildLexicon } from '../../workshop/lexicon/buildLexicon.ts';
import { countReadings, type Evidence, spellsYo } from '../../workshop/lexicon/countReadings.ts';
import { readModernWords, withModernWords } from '../../workshop/lexicon/modernWords.ts';
import { readCapitals, readNames, withCapitals, withNames } from '../../workshop/lexicon/names.ts';
import { packLexicon } from '../../workshop/lexicon/packLexicon.ts';
import { withReflexivePasts } from '../../workshop/lexicon/reflexivePasts.ts';
import { readStressTable } from '../../workshop/lexicon/stressTable.ts';
import { type VerseStresses, VerseStressTally } from '../../workshop/lexicon/verseStresses.ts';
import { bytesBar } from '../shared/progress.ts';
import { reading, type StrictOption, strictOption } from '../shared/reading.ts';
import { Command, run, UsageError } from '../shared/run.ts';

const MODERN_WORDS = join(import.meta.dirname, '../../workshop/lexicon/modernWords.tsv');

interface Options extends StrictOption {
  stress: string;
  in?: string[];
  verse?: string[];
  names?: string;
  capitals?: string;
  out: string;
}

const program = new Command('prosody:build')
  .description('Compile the stress table into the lexicon')
  .option(
    '--stress <file>',
    'rows of form, stressed vowel, other possible ones',
    '../shared/stress/stress.tsv.gz',
  )
  .option(
    '--in <files...>',
    'texts that the frequencies of words come from, JSON Lines with {"text"} (default: all of ../shared)',
  )
  .option(
    '--verse <files...>',
    'cleaned poems, whose metre tells how words with several possible stresses are stressed',
  )
  .option('--names <file>', 'forms of names with their stress, of training/names.py')
  .option('--capitals <file>', 'how often words have a capital, of names:count')
  .option('--out <dir>', 'folder of the artifacts', 'model-artifacts')
  .addOption(strictOption)
  .action(async (options: Options) => {
    const names = readNames(await textOf(options.names));
    const capitals = readCapitals(await textOf(options.capitals));
    const listed = withReflexivePasts([...readStressTable(await textOf(options.stress))]);
    const rows = withModernWords(withNames(listed, names), readModernWords(await textOf(MODERN_WORDS)));
    const texts = options.in ?? globSync('../shared/{corpus,prose}/*.jsonl.gz').sort();
    if (texts.length === 0)
      throw new UsageError('name the texts that the frequencies of words come from: --in FILES');
    const bar = bytesBar(texts);
    const spelled = await countWords(texts, reading(options, bar.add)).finally(bar.stop);
    const build = (heard: VerseStresses): Uint8Array => {
      const verse = withCapitals(heard, listed, names, capitals);
      return packLexicon(buildLexicon(rows, countReadings(rows, { ...spelled, verse })));
    };
    let packed = build(new Map());
    // Verse is heard twice: the second time by a lexicon that knows which of several stresses is usual.
    for (let round = 0; options.verse && round < 2; round++)
      packed = build(await stressesIn(options.verse, loadLexicon(packed), options));
    await publishPart(options.out, 'lexicon', packed);
    console.log(`${rows.length} forms, ${packed.length} bytes -> ${options.out}`);
  });

/** The text of a file; none where no file is named. */
async function textOf(file: string | undefined): Promise<string> {
  return file === undefined ? '' : readText(fileSource(file));
}

/** How verse stresses the words that have several stresses in a first lexicon. */
async function stressesIn(
  files: readonly string[],
  lexicon: Lexicon,
  options: StrictOption,
): Promise<VerseStresses> {
  const tally = new VerseStressTally(lexicon);
  const bar = bytesBar(files);
  const own = reading(options, bar.add);
  try {
    for (const file of files) for await (const { text } of readPoems(file, own)) tally.add(text);
  } finally {
    bar.stop();
  }
  return tally.stresses;
}

/** How often each lower-case word occurs in the texts, and in those of them that spell ё. */
async function countWords(
  files: readonly string[],
  own: ReadOptions,
): Promise<Pick<Evidence, 'words' | 'withYo'>> {
  const words = new Map<string, number>();
  const withYo = new Map<string, number>();
  for (const file of files) {
    for await (const { text } of readPoems(file, own)) {
      const lower = text.toLowerCase();
      const hasYo = spellsYo(lower);
      for (const word of lower.match(/[а-яё]+(?:-[а-яё]+)*/gu) ?? []) {
        words.set(word, (words.get(word) ?? 0) + 1);
        if (hasYo) withYo.set(word, (withYo.get(word) ?? 0) + 1);
      }
    }
  }
  return { words, withYo };
}

await run(program);
