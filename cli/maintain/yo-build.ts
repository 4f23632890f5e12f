import { readText } from '../../lib/files/readLines.ts';
import { fileSource } from '../../lib/files/source.ts';
import { wordPartsOf } from '../../lib/russian/words.ts';
import { seededRandom } from '../../lib/sampling/random.ts';
import { publishPart } from '../../workshop/artifacts/publish.ts';
import { readPoems } from '../../workshop/corpus/jsonl.ts';
import { isHeldOut } from '../../workshop/corpus/split.ts';
import { packYo } from '../../workshop/lexicon/packYo.ts';
import { readYoTable, trainYo, type YoText } from '../../workshop/lexicon/trainYo.ts';
import { YoTexts } from '../../workshop/lexicon/yoTexts.ts';
import { bytesBar } from '../shared/progress.ts';
import { reading, type StrictOption, strictOption } from '../shared/reading.ts';
import { Command, run } from '../shared/run.ts';

interface Options extends StrictOption {
  table: string;
  in: string[];
  prose?: string[];
  out: string;
}

/** What a word of a poem weighs beside one of prose. */
const POEM = 8;

const program = new Command('yo:build')
  .description('Learn where ё is restored: from a table, and from poems and prose that write it')
  .requiredOption('--table <file>', 'rows of spelling, form with ё, safe or ambiguous; .tsv or .tsv.gz')
  .requiredOption('--in <files...>', 'poems; those held out from training are only asked for their words')
  .option('--prose <files...>', 'prose, with author and title')
  .option('--out <dir>', 'folder of the artifacts', 'model-artifacts')
  .addOption(strictOption)
  .action(async (options: Options) => {
    const table = readYoTable(await readText(fileSource(options.table)));
    const safe = new Set([...table].flatMap(([spelling, { isSafe }]) => (isSafe ? spelling : [])));
    const used = new Set<string>();
    const poems = new YoTexts(safe);
    const prose = new YoTexts(safe);
    const bar = bytesBar([...options.in, ...(options.prose ?? [])]);
    const own = reading(options, bar.add);
    try {
      for (const file of options.in) {
        for await (const { text, author } of readPoems(file, own)) {
          for (const word of wordPartsOf(text)) used.add(word);
          poems.add(text, author);
        }
      }
      for (const file of options.prose ?? [])
        for await (const { text, author, title } of readPoems(file, own))
          prose.add(text, `${author}|${title}`);
    } finally {
      bar.stop();
    }
    const texts: YoText[] = [
      ...[...poems.texts()].filter((text) => !isHeldOut(text)).map((text) => ({ text, weight: POEM })),
      ...[...prose.texts({ knownOnly: true })].map((text) => ({ text, weight: 1 })),
    ];
    const random = seededRandom(1);
    const image = trainYo(texts, table, used, () => random.uniform());
    const packed = packYo(image);
    await publishPart(options.out, 'yo', packed);
    const words = `${[...image.certain].length} words and ${[...image.uncertain].length} that their context tells`;
    console.log(`${words}, from ${texts.length} texts, ${packed.length} bytes -> ${options.out}`);
  });

await run(program);
