import { publishPart } from '../../workshop/artifacts/publish.ts';
import { readPoems } from '../../workshop/corpus/jsonl.ts';
import { isHeldOut } from '../../workshop/corpus/split.ts';
import { packPairs } from '../../workshop/known/pack.ts';
import { PairTally } from '../../workshop/known/pairTally.ts';
import { bytesBar } from '../shared/progress.ts';
import { reading, type StrictOption, strictOption } from '../shared/reading.ts';
import { Command, integerOption, run, UsageError } from '../shared/run.ts';

interface Options extends StrictOption {
  in: string[];
  least: number;
  out: string;
  json?: boolean;
}

const program = new Command('pairs:build')
  .description('Build the filter of neighbouring words, which rhymed lines are chosen with')
  .requiredOption(
    '--in <files...>',
    'cleaned corpus files and prose; poems held out from training are skipped',
  )
  .option('--least <n>', 'least occurrences of a pair', integerOption, 2)
  .option('--out <dir>', 'folder of the artifacts', 'model-artifacts')
  .addOption(strictOption)
  .option('--json', 'print the figures as JSON')
  .action(async (options: Options) => {
    if (options.least < 1) throw new UsageError('--least must be at least 1');
    const tally = new PairTally();
    const bar = bytesBar(options.in);
    const own = reading(options, bar.add);
    try {
      for (const file of options.in) {
        for await (const { text, obscene } of readPoems(file, own))
          if (!obscene && !isHeldOut(text)) tally.add(text);
      }
    } finally {
      bar.stop();
    }
    const hashes = [...tally.attested(options.least)];
    const packed = packPairs(hashes);
    await publishPart(options.out, 'pairs', packed);
    console.log(
      options.json
        ? JSON.stringify({ pairs: hashes.length, bytes: packed.length })
        : `${hashes.length} pairs, ${packed.length} bytes -> ${options.out}`,
    );
  });

await run(program);
