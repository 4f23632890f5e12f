import { publishPart } from '../../workshop/artifacts/publish.ts';
import { HeldOutLines } from '../../workshop/corpus/encode/heldOutLines.ts';
import { pythonOf } from '../../workshop/python/runPython.ts';
import { learnVectors } from '../../workshop/vectors/learnVectors.ts';
import { packVectors } from '../../workshop/vectors/packVectors.ts';
import { passagesOf } from '../../workshop/vectors/texts.ts';
import { bytesBar } from '../shared/progress.ts';
import { reading, type StrictOption, strictOption } from '../shared/reading.ts';
import { Command, run } from '../shared/run.ts';

interface Options extends StrictOption {
  verse: string[];
  prose: string[];
  out: string;
  json?: boolean;
}

const program = new Command('vectors:build')
  .description('Learn vectors of words that stand in the same poems, which a poem keeps its subject by')
  .requiredOption('--verse <files...>', 'cleaned corpus files; poems held out from training are skipped')
  .requiredOption('--prose <files...>', 'prose')
  .option('--out <dir>', 'folder of the artifacts', 'model-artifacts')
  .addOption(strictOption)
  .option('--json', 'print the figures as JSON')
  .addHelpText(
    'after',
    '\nIt needs Python: pip install -r training/vectors/requirements.txt; PYTHON names another.',
  )
  .action(async (options: Options) => {
    const heldOut = await HeldOutLines.read(options.verse, reading(options));
    const bar = bytesBar([...options.verse, ...options.prose]);
    const own = reading(options, bar.add);
    async function* passages() {
      yield* passagesOf('verse', options.verse, heldOut, own);
      yield* passagesOf('prose', options.prose, heldOut, own);
      bar.stop();
    }
    const learnt = await learnVectors(passages(), pythonOf(process.env)).finally(bar.stop);
    const packed = packVectors(learnt);
    await publishPart(options.out, 'vectors', packed);
    const figures = { forms: learnt.forms.length, lemmas: learnt.shares.length, bytes: packed.length };
    console.log(
      options.json
        ? JSON.stringify(figures)
        : `${figures.forms} forms of ${figures.lemmas} lemmas, ${figures.bytes} bytes -> ${options.out}`,
    );
  });

await run(program);
