import { cpus } from 'node:os';
import { limits } from '../../lib/api/limits.ts';
import { storeFromEnvironment } from '../../lib/artifacts/fromEnvironment.ts';
import { compose } from '../../lib/poet/compose.ts';
import { loadPoetFrom } from '../../lib/poet/load.ts';
import type { ComposeRequest } from '../../lib/poet/poem.ts';
import { defaultPreset } from '../../lib/sampling/presets.ts';
import { quantile } from '../../workshop/statistics/quantile.ts';
import { writeBetweenMarks } from '../shared/markedPage.ts';
import { Command, integerOption, run } from '../shared/run.ts';

const LINE = 'Над крышей тихо тает свет';
/** The settings that a request may send and that make a search the widest. */
const WIDEST = {
  topK: limits.topK[1],
  newlineTopK: limits.newlineTopK[1],
  chaosTopK: limits.chaosTopK[1],
  chaosRate: limits.chaosRate[1],
};

interface Options {
  lines: number[];
  meters: string[];
  poems: number;
  out?: string;
}

const program = new Command('bench:lines')
  .description('Processor time of a rhymed line by verse, by the length and the metre of the poem')
  .option('--lines <n,n…>', 'lines of a poem', (text) => text.split(',').map(integerOption), [4, 8, 14])
  .option('--meters <name,name…>', 'metres', (text) => text.split(','), ['iamb-4', 'dolnik-3', 'dolnik-4'])
  .option('--poems <n>', 'poems of each kind', integerOption, 5)
  .option('--out <file>', 'write the table into a page, between its lines marks')
  .action(async ({ lines, meters, poems, out }: Options) => {
    const poet = await loadPoetFrom(storeFromEnvironment(), 'verse');
    /** Milliseconds of processor for a line, the median of the poems. */
    const timeLine = async (count: number, rest: Partial<ComposeRequest>): Promise<string> => {
      const request: ComposeRequest = { prompt: LINE, form: 'rhymed', lines: count, preset: defaultPreset };
      const times: number[] = [];
      for (let seed = 0; seed < poems; seed++) {
        const started = process.cpuUsage();
        await compose(poet, { ...request, ...rest, seed });
        const { user, system } = process.cpuUsage(started);
        times.push((user + system) / 1000 / count);
      }
      return quantile(times, 0.5).toFixed(0);
    };
    // The first poem of a process takes longer.
    await timeLine(Math.max(...lines), {});
    const rows: string[][] = [];
    for (const meter of meters)
      for (const count of lines) {
        const times = [await timeLine(count, { meter }), await timeLine(count, { meter, sampling: WIDEST })];
        rows.push([meter, String(count), ...times]);
      }
    const text = table(rows, poems);
    if (out !== undefined) await writeBetweenMarks(out, 'lines', text);
    console.log(text);
  });

function table(rows: readonly string[][], poems: number): string {
  const head = ['metre', 'lines', 'processor ms a line', 'with the widest `sampling`'];
  return [
    `${cpus()[0]?.model.trim() ?? 'unknown'}, Node ${process.versions.node}; medians of ${poems} poems.`,
    '',
    ...[head, ['---', '--:', '--:', '--:'], ...rows].map((cells) => `| ${cells.join(' | ')} |`),
  ].join('\n');
}

await run(program);
