import { storeFromEnvironment } from '../../lib/artifacts/fromEnvironment.ts';
import { readArtifacts } from '../../lib/artifacts/loader.ts';
import { readText } from '../../lib/files/readLines.ts';
import { fileSource } from '../../lib/files/source.ts';
import { withYo } from '../../lib/poet/yo.ts';
import { YoRestorer } from '../../lib/russian/restoreYo.ts';
import { readPoems } from '../../workshop/corpus/jsonl.ts';
import { isHeldOut } from '../../workshop/corpus/split.ts';
import { countYo, type YoCounts } from '../../workshop/evaluation/yo.ts';
import { readYoTable } from '../../workshop/lexicon/trainYo.ts';
import { YoTexts } from '../../workshop/lexicon/yoTexts.ts';
import { lexiconOfArtifacts } from '../shared/lexicon.ts';
import { reading, type StrictOption, strictOption } from '../shared/reading.ts';
import { Command, run } from '../shared/run.ts';

interface Options extends StrictOption {
  table: string;
  in: string[];
  errors?: boolean;
}

const program = new Command('yo:evaluate')
  .description('Take ё out of held-out poems that write it, and measure how it is restored')
  .requiredOption('--table <file>', 'the table of yo:build, which tells texts that write ё')
  .requiredOption('--in <files...>', 'poems')
  .option('--errors', 'list the words that are restored wrongly')
  .addOption(strictOption)
  .action(async (options: Options) => {
    const table = readYoTable(await readText(fileSource(options.table)));
    const texts = new YoTexts(
      new Set([...table].flatMap(([spelling, { isSafe }]) => (isSafe ? spelling : []))),
    );
    const own = reading(options);
    for (const file of options.in)
      for await (const { text, author } of readPoems(file, own)) texts.add(text, author);
    const { files } = await readArtifacts(storeFromEnvironment(), ({ yo }) => yo?.files ?? []);
    const restorer = YoRestorer.fromBytes([...files.values()][0] ?? new Uint8Array());
    const lexicon = await lexiconOfArtifacts();
    const counts: YoCounts = { texts: 0, right: 0, missed: 0, wrong: 0, errors: new Map() };
    for (const text of texts.texts())
      if (isHeldOut(text)) countYo(text, (bare) => withYo(bare, restorer, lexicon), counts);
    const { right, missed, wrong } = counts;
    const share = (part: number, whole: number) => `${((100 * part) / whole).toFixed(2)} %`;
    console.log(
      `${counts.texts} poems, ${right + missed} words with ё: precision ${share(right, right + wrong)}, recall ${share(right, right + missed)} (${wrong} wrong, ${missed} missed)`,
    );
    if (options.errors)
      for (const [word, times] of [...counts.errors].sort((a, b) => b[1] - a[1]))
        console.log(`${times}  ${word}`);
  });

await run(program);
