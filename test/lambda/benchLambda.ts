import { cpus } from 'node:os';
import { join } from 'node:path';
import { Command, integerOption, run } from '../../cli/shared/run.ts';
import { Cloud } from './cloud.ts';
import { type ColdStart, timeColdStarts } from './coldStart.ts';
import { meansOfThrottling } from './throttle.ts';
import { type WarmContainer, watchWarmContainer } from './warmContainer.ts';

const shares = [1, 0.5, 0.25] as const;

interface Figures {
  machine: string;
  throttledBy: string;
  starts: number;
  /** Medians in milliseconds, by share of a core. */
  coldStart: { share: number; parts: ColdStart }[];
  warm: WarmContainer;
}

const program = new Command('bench:lambda')
  .description(
    'Time the deployed generate under aws-lambda-ric, S3 emulated: cold starts by part, and a warm container',
  )
  .option('--starts <n>', 'cold starts of each share of a core', integerOption, 10)
  .option('--poems <n>', 'poems of the warm container', integerOption, 5000)
  .option('--json', 'print JSON')
  .action(async ({ starts, poems, json }: { starts: number; poems: number; json?: boolean }) => {
    const cloud = await Cloud.start(join(import.meta.dirname, '..', '..', 'model-artifacts'));
    try {
      const figures = await measure(cloud, starts, poems);
      console.log(json ? JSON.stringify(figures, toHundredths) : table(figures));
    } finally {
      await cloud.stop();
    }
  });

async function measure(cloud: Cloud, starts: number, poems: number): Promise<Figures> {
  const coldStart: Figures['coldStart'] = [];
  for (const share of shares) {
    tell(`cold starts at ${share} of a core`);
    coldStart.push({ share, parts: await timeColdStarts(cloud, share, starts) });
  }
  const warm = await watchWarmContainer(cloud, poems, (done) => {
    if (done % 100 === 0) tell(`${done} of ${poems} poems`);
  });
  tell('');
  const machine = `${cpus()[0]?.model.trim() ?? 'unknown'}, Node ${process.versions.node}`;
  return { machine, throttledBy: meansOfThrottling(), starts, coldStart, warm };
}

const toHundredths = (_key: string, value: unknown) =>
  typeof value === 'number' ? Math.round(value * 100) / 100 : value;

function tell(what: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${what}`);
}

function table({ machine, throttledBy, starts, coldStart, warm }: Figures): string {
  const names = ['runtime', 'import', 'load', 'session', 'firstPoem', 'rest', 'total'] as const;
  const rows = coldStart.map(
    ({ share, parts }) => `| ${share} | ${names.map((name) => `${parts[name].toFixed(0)} ms`).join(' | ')} |`,
  );
  const { poems, handlerP50, handlerP99, overheadP50, overheadP99, healthP50, memory } = warm;
  return [
    `${machine}; throttled by ${throttledBy}; medians of ${starts} cold starts.`,
    '',
    `| core | runtime | import | load | session | first poem | rest | total |`,
    `| --- | ${names.map(() => '---').join(' | ')} |`,
    ...rows,
    '',
    `Warm container, ${poems} poems:`,
    '',
    '| what | measured |',
    '| --- | --- |',
    `| POST /poem beyond composing, in the handler, median | ${handlerP50.toFixed(2)} ms |`,
    `| the same, 99th percentile | ${handlerP99.toFixed(2)} ms |`,
    `| POST /poem beyond composing, Runtime API and its emulator included, median | ${overheadP50.toFixed(2)} ms |`,
    `| the same, 99th percentile | ${overheadP99.toFixed(2)} ms |`,
    `| GET /health, whole, median | ${healthP50.toFixed(2)} ms |`,
    ...memory.map((at) => `| resident memory after ${at.poems} poems | ${at.mebibytes.toFixed(0)} MiB |`),
  ].join('\n');
}

await run(program);
