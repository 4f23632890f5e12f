import { join } from 'node:path';
import { Command, integerOption, run } from '../../cli/shared/run.ts';
import { PRICES } from '../../workshop/cost/prices.ts';
import { quantile } from '../../workshop/statistics/quantile.ts';
import { Cloud } from './cloud.ts';
import { postPoem } from './httpEvents.ts';
import { meansOfThrottling, throttle } from './throttle.ts';

/** Megabytes; 1,769 are one processor. */
const sizes = [128, 256, 512, 768, 1024, 1280, 1536, 1769, 2048, 2560, 3008];
const wholeProcessor = 1769;

interface Size {
  memory: number;
  /** Milliseconds. */
  cold: number;
  warm: number;
  /** MiB. */
  resident: number;
}

const program = new Command('bench:memory')
  .description(
    'Time generate with the share of a processor that each memory size has, and say what that costs',
  )
  .option('--starts <n>', 'cold starts of each size', integerOption, 5)
  .option('--poems <n>', 'warm poems of each start', integerOption, 10)
  .action(async ({ starts, poems }: { starts: number; poems: number }) => {
    const cloud = await Cloud.start(join(import.meta.dirname, '..', '..', 'model-artifacts'));
    try {
      const measured: Size[] = [];
      for (const memory of sizes) measured.push(await measure(cloud, memory, starts, poems));
      console.log(
        `Throttled by ${meansOfThrottling()}; first quartiles of ${starts} starts.\n${table(measured)}`,
      );
    } finally {
      await cloud.stop();
    }
  });

async function measure(cloud: Cloud, memory: number, starts: number, poems: number): Promise<Size> {
  const [colds, warms, residents]: [number[], number[], number[]] = [[], [], []];
  for (let nth = 0; nth < starts; nth++) {
    const container = await cloud.generate({ AWS_ENDPOINT_URL_S3: cloud.s3Address });
    const release = throttle(container.process.pid as number, memory / wholeProcessor);
    const write = async (seed: number) => {
      const started = performance.now();
      await container.invoke(postPoem({ prompt: 'Загадочна душа поэта', seed }), 120_000);
      return performance.now() - started;
    };
    await write(1);
    colds.push(performance.now() - container.started);
    for (let seed = 2; seed <= poems + 1; seed++) warms.push(await write(seed));
    residents.push((await container.residentBytes()) / 2 ** 20);
    await cloud.end(container);
    release();
  }
  return {
    memory,
    cold: quantile(colds, 0.25),
    warm: quantile(warms, 0.25),
    resident: quantile(residents, 0.5),
  };
}

function table(measured: readonly Size[]): string {
  const dollars = (memory: number, milliseconds: number) =>
    ((memory / 1024) * (milliseconds / 1000) * PRICES.lambdaGbSecond.x86_64 * 1e6).toFixed(2);
  const rows = measured.map(({ memory, cold, warm, resident }) => {
    const costs = `$${dollars(memory, warm)} | $${dollars(memory, cold)}`;
    const fits = resident < memory ? 'yes' : 'no';
    return `| ${memory} | ${cold.toFixed(0)} ms | ${warm.toFixed(0)} ms | ${costs} | ${resident.toFixed(0)} MiB | ${fits} |`;
  });
  return [
    '| MB | cold start with a poem | warm poem | a million warm poems | a million cold ones | resident | fits |',
    '| --: | --: | --: | --: | --: | --: | --- |',
    ...rows,
  ].join('\n');
}

await run(program);
