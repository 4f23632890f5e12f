import { storeFromEnvironment } from '../../lib/artifacts/fromEnvironment.ts';
import { readArtifacts } from '../../lib/artifacts/loader.ts';
import { withYo } from '../../lib/poet/yo.ts';
import { YoRestorer } from '../../lib/russian/restoreYo.ts';
import { seededRandom } from '../../lib/sampling/random.ts';
import { foldOf, isHeldOut } from '../../workshop/corpus/split.ts';
import { countYo, type YoCounts } from '../../workshop/evaluation/yo.ts';
import { learnYo, readYoSources, type YoFiles } from '../../workshop/lexicon/yoSources.ts';
import { lexiconOfArtifacts } from '../shared/lexicon.ts';
import { reading, type StrictOption, strictOption } from '../shared/reading.ts';
import { Command, integerOption, run } from '../shared/run.ts';

interface Options extends YoFiles, StrictOption {
  folds?: number;
  errors?: boolean;
}

const program = new Command('yo:evaluate')
  .description('Take ё out of held-out poems that write it, and measure how it is restored')
  .requiredOption('--table <file>', 'the table of yo:build, which tells texts that write ё')
  .requiredOption('--in <files...>', 'poems')
  .option(
    '--folds <count>',
    'cross-validate instead: each fold of the other poems is restored by what the rest teaches',
    integerOption,
  )
  .option('--prose <files...>', 'with --folds: prose to learn from')
  .option('--errors', 'list the words that are restored wrongly')
  .addOption(strictOption)
  .action(async ({ folds, errors, ...files }: Options) => {
    const sources = await readYoSources(files, reading(files));
    const lexicon = await lexiconOfArtifacts();
    const counts: YoCounts = { texts: 0, right: 0, missed: 0, wrong: 0, errors: new Map() };
    const count = (texts: readonly string[], restorer: YoRestorer) => {
      for (const text of texts) countYo(text, (bare) => withYo(bare, restorer, lexicon), counts);
    };
    if (folds === undefined) {
      count(sources.poems.filter(isHeldOut), await publishedRestorer());
    } else {
      const poems = sources.poems.filter((text) => !isHeldOut(text));
      for (let fold = 0; fold < folds; fold++) {
        const rest = poems.filter((text) => foldOf(text, folds) !== fold);
        const random = seededRandom(1);
        const image = learnYo(sources, rest, () => random.uniform());
        count(
          poems.filter((text) => foldOf(text, folds) === fold),
          new YoRestorer(() => image),
        );
      }
    }
    const { right, missed, wrong } = counts;
    const share = (part: number, whole: number) => `${((100 * part) / whole).toFixed(2)} %`;
    console.log(
      `${counts.texts} poems, ${right + missed} words with ё: precision ${share(right, right + wrong)}, recall ${share(right, right + missed)} (${wrong} wrong, ${missed} missed)`,
    );
    if (errors)
      for (const [word, times] of [...counts.errors].sort((a, b) => b[1] - a[1]))
        console.log(`${times}  ${word}`);
  });

async function publishedRestorer(): Promise<YoRestorer> {
  const { files } = await readArtifacts(storeFromEnvironment(), ({ yo }) => yo?.files ?? []);
  return YoRestorer.fromBytes([...files.values()][0] ?? new Uint8Array());
}

await run(program);
