import type { ReadOptions } from '../../../lib/files/jsonLines.ts';
import type { Lexicon } from '../../../lib/prosody/index.ts';
import type { Tokenizer } from '../../../lib/tokenizer/tokenizer.ts';
import { increment } from '../../statistics/tally.ts';
import { type CorpusPoem, corpusName, readPoems } from '../jsonl.ts';
import { readCleaning } from './cleaning.ts';
import type { CorpusFigures } from './figures.ts';
import { GroupTally, lettersOfTokens } from './groupTally.ts';

/** The pictures have as many colours. */
const MAX_GROUPS = 8;

/** The files have no poem, or too many groups. The message says what to do. */
export class DescriptionError extends Error {
  override readonly name = 'DescriptionError';
}

/**
 * Reads cleaned corpus files once and adds up their figures, by `kind` of poem.
 * @param files paths of JSON Lines, gzipped or not; a path given twice is read once.
 * @param apart groups of single files, by file name without its ending: `amateur_pirozhki` → `pirozhki`.
 * @throws DescriptionError, CleaningReportError, InputError, or what the file system throws.
 */
export async function describeCorpus(
  files: readonly string[],
  apart: ReadonlyMap<string, string>,
  tokenizer: Tokenizer,
  lexicon: Lexicon,
  reading?: ReadOptions,
): Promise<CorpusFigures> {
  const names = new Map(files.map((file) => [file, corpusName(file)]));
  const unknown = [...apart.keys()].find((name) => ![...names.values()].includes(name));
  if (unknown !== undefined) throw new DescriptionError(`no input file is called ${unknown}`);
  const tokenLetters = lettersOfTokens(tokenizer);
  const tallies = new Map<string, GroupTally>();
  const groupOfFile = new Map<string, string>();
  for (const [file, name] of names) {
    const poemsByGroup = new Map<string, number>();
    for await (const poem of readPoems(file, reading)) {
      const group = apart.get(name) ?? groupOf(poem);
      let tally = tallies.get(group);
      if (!tally) {
        if (tallies.size === MAX_GROUPS)
          throw new DescriptionError(tooManyGroups([...tallies.keys(), group]));
        tally = new GroupTally(group, tokenizer, tokenLetters, lexicon);
        tallies.set(group, tally);
      }
      tally.add(poem, name);
      increment(poemsByGroup, group);
    }
    const [largest] = [...poemsByGroup].sort(([, a], [, b]) => b - a);
    if (largest) groupOfFile.set(name, largest[0]);
  }
  if (tallies.size === 0) throw new DescriptionError('no poem in these files; name cleaned corpus files');
  return {
    vocabularySize: tokenizer.vocabularySize,
    groups: [...tallies.values()].map((tally) => tally.figures()),
    cleaning: await readCleaning(names, groupOfFile),
  };
}

function groupOf(poem: CorpusPoem): string {
  return typeof poem.kind === 'string' && poem.kind.trim() !== '' ? poem.kind.trim() : 'poems';
}

function tooManyGroups(groups: readonly string[]): string {
  return `more than ${MAX_GROUPS} kinds of poems (${groups.join(', ').slice(0, 300)}); describe fewer files at a time`;
}
