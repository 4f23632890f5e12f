import { seededRandom } from '../../lib/sampling/random.ts';
import { publishPart } from '../../workshop/artifacts/publish.ts';
import { isHeldOut } from '../../workshop/corpus/split.ts';
import { packYo } from '../../workshop/lexicon/packYo.ts';
import { learnYo, readYoSources, type YoFiles, type YoSources } from '../../workshop/lexicon/yoSources.ts';
import { bytesBar } from '../shared/progress.ts';
import { reading, type StrictOption, strictOption } from '../shared/reading.ts';
import { Command, run } from '../shared/run.ts';

interface Options extends YoFiles, StrictOption {
  out: string;
}

const program = new Command('yo:build')
  .description('Learn where ё is restored: from a table, and from poems and prose that write it')
  .requiredOption('--table <file>', 'rows of spelling, form with ё, safe or ambiguous; .tsv or .tsv.gz')
  .requiredOption('--in <files...>', 'poems; those held out from training are only asked for their words')
  .option('--prose <files...>', 'prose, with author and title')
  .option('--out <dir>', 'folder of the artifacts', 'model-artifacts')
  .addOption(strictOption)
  .action(async (options: Options) => {
    const bar = bytesBar([...options.in, ...(options.prose ?? [])]);
    let sources: YoSources;
    try {
      sources = await readYoSources(options, reading(options, bar.add));
    } finally {
      bar.stop();
    }
    const poems = sources.poems.filter((text) => !isHeldOut(text));
    const random = seededRandom(1);
    const image = learnYo(sources, poems, () => random.uniform());
    const packed = packYo(image);
    await publishPart(options.out, 'yo', packed);
    const words = `${[...image.certain].length} words and ${[...image.uncertain].length} that their context tells`;
    const texts = poems.length + sources.prose.length;
    console.log(`${words}, from ${texts} texts, ${packed.length} bytes -> ${options.out}`);
  });

await run(program);
