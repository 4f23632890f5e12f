import { join } from 'node:path';
import { Command, integerOption, run } from '../../cli/shared/run.ts';
import { Cloud } from './cloud.ts';
import { compareColdStarts, type Measured } from './pairedStarts.ts';

const program = new Command('bench:pairs')
  .description('Time cold starts of generate and of the asset of another version, in turn, S3 emulated')
  .argument('<asset>', 'folder of the other asset')
  .option('--pairs <n>', 'cold starts of each', integerOption, 20)
  .option('--share <share>', 'share of one core', Number, 1)
  .action(async (before: string, { pairs, share }: { pairs: number; share: number }) => {
    const cloud = await Cloud.start(join(import.meta.dirname, '..', '..', 'model-artifacts'));
    try {
      const onPair = (done: number) => process.stderr.write(`\r${done} of ${pairs}`);
      const compared = await compareColdStarts(cloud, { before, share, pairs, onPair });
      const names = Object.keys(compared.now.median) as Measured[];
      console.log(`\n| | ${names.join(' | ')} |\n| --- | ${names.map(() => '--:').join(' | ')} |`);
      for (const statistic of ['firstQuartile', 'median'] as const) {
        const [old, now] = [compared.before[statistic], compared.now[statistic]];
        for (const [who, values] of [
          ['before', old],
          ['now', now],
        ] as const)
          console.log(
            `| ${who}, ${statistic} | ${names.map((name) => values[name].toFixed(0)).join(' | ')} |`,
          );
        console.log(
          `| ratio, ${statistic} | ${names.map((name) => (now[name] / old[name]).toFixed(2)).join(' | ')} |`,
        );
      }
    } finally {
      await cloud.stop();
    }
  });

await run(program);
