import { execFile } from 'node:child_process';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { storeFromEnvironment } from '../../lib/artifacts/fromEnvironment.ts';
import { compose } from '../../lib/poet/compose.ts';
import { loadPoetFrom } from '../../lib/poet/load.ts';
import { defaultPreset } from '../../lib/sampling/presets.ts';
import { quantile } from '../../workshop/statistics/quantile.ts';
import { writeBetweenMarks } from '../shared/markedPage.ts';
import { Command, integerOption, run } from '../shared/run.ts';

interface Figures {
  machine: string;
  poems: number;
  /** Milliseconds of a 60-token poem in a warm process. */
  warmP50: number;
  warmP99: number;
  tokensPerSecond: number;
  /** Milliseconds of a process that loads the network from the folder, writes one poem and ends. */
  coldP50: number;
  coldMax: number;
  /** Peak resident memory after all poems, MiB. */
  peakMemory: number;
}

const LINE = 'Загадочна душа поэта';

const program = new Command('bench')
  .description('Time free poems of 60 tokens by classic: warm, and from a cold process')
  .option('--poems <n>', 'warm poems', integerOption, 200)
  .option('--processes <n>', 'cold processes', integerOption, 10)
  .option('--out <file>', 'write the table into a page, between its bench marks')
  .option('--json', 'print the figures as JSON')
  .action(async (options: { poems: number; processes: number; out?: string; json?: boolean }) => {
    const cold = await timeProcesses(options.processes);
    const figures = {
      ...(await timePoems(options.poems)),
      coldP50: quantile(cold, 0.5),
      coldMax: Math.max(...cold),
    };
    if (options.out) await writeBetweenMarks(options.out, 'bench', table(figures));
    console.log(options.json ? JSON.stringify(figures) : table(figures));
  });

async function timePoems(count: number): Promise<Omit<Figures, 'coldP50' | 'coldMax'>> {
  const poet = await loadPoetFrom(storeFromEnvironment(), 'classic');
  const write = (seed: number) => compose(poet, { prompt: LINE, preset: defaultPreset, seed });
  for (let seed = 0; seed < 10; seed++) await write(seed);
  const times: number[] = [];
  let tokens = 0;
  for (let seed = 0; seed < count; seed++) {
    const started = performance.now();
    tokens += (await write(seed)).tokens;
    times.push(performance.now() - started);
  }
  return {
    machine: `${cpus()[0]?.model.trim() ?? 'unknown'}, Node ${process.versions.node}`,
    poems: count,
    warmP50: quantile(times, 0.5),
    warmP99: quantile(times, 0.99),
    tokensPerSecond: tokens / (times.reduce((sum, time) => sum + time, 0) / 1000),
    peakMemory: process.resourceUsage().maxRSS / 1024,
  };
}

async function timeProcesses(count: number): Promise<number[]> {
  const times: number[] = [];
  // The first process warms the file cache and is not counted.
  for (let nth = 0; nth <= count; nth++) {
    const started = performance.now();
    await promisify(execFile)(process.execPath, [
      join(import.meta.dirname, '..', 'main.ts'),
      'poem',
      LINE,
      '--model',
      'classic',
      '--json',
    ]);
    if (nth > 0) times.push(performance.now() - started);
  }
  return times;
}

function table(figures: Figures): string {
  const row = (what: string, value: number, unit: string) =>
    `| ${what} | ${value.toFixed(value < 100 ? 1 : 0)} ${unit} |`;
  return [
    `${figures.machine}; one thread, ${figures.poems} poems of 60 tokens.`,
    '',
    '| what | measured |',
    '| --- | --- |',
    row('poem in a warm process, median', figures.warmP50, 'ms'),
    row('poem in a warm process, 99th percentile', figures.warmP99, 'ms'),
    row('tokens per second', figures.tokensPerSecond, ''),
    row('cold process, start to end, median', figures.coldP50, 'ms'),
    row('cold process, start to end, slowest', figures.coldMax, 'ms'),
    row('peak resident memory', figures.peakMemory, 'MiB'),
  ].join('\n');
}

await run(program);
