import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { SingleBar } from 'cli-progress';
import { storeFromEnvironment } from '../../lib/artifacts/fromEnvironment.ts';
import { readArtifacts } from '../../lib/artifacts/loader.ts';
import type { Manifest } from '../../lib/artifacts/manifest.ts';
import { LineFilter } from '../../lib/known/lineFilter.ts';
import type { FormName } from '../../lib/poet/poem.ts';
import { loadLexicon } from '../../lib/prosody/index.ts';
import { seededRandom } from '../../lib/sampling/random.ts';
import { measure } from '../../workshop/scoreboard/measure.ts';
import { drawQuatrains } from '../../workshop/scoreboard/quatrains.ts';
import { type Row, table } from '../../workshop/scoreboard/table.ts';
import { toScore, type WrittenPoem } from '../../workshop/scoreboard/writePoems.ts';
import { quantile } from '../../workshop/statistics/quantile.ts';
import { writeBetweenMarks } from '../shared/markedPage.ts';
import { Command, integerOption, run, UsageError } from '../shared/run.ts';

interface Options {
  prompts: string;
  count: number;
  seed: number;
  corpus?: string[];
  poems?: string;
  out?: string[];
  json?: boolean;
}

const program = new Command('scoreboard')
  .description('Measure the poems of every model and form, and quatrains by people, in the same way')
  .requiredOption('--prompts <file>', 'first lines, one per row')
  .option('--count <n>', 'poems of each model and form', integerOption, 100)
  .option('--seed <n>', 'seed of the first poem', integerOption, 1)
  .option('--corpus <files...>', 'cleaned corpus files: adds a row of people’s held-out quatrains')
  .option('--poems <file>', 'write the poems measured, one JSON object per row')
  .option('--out <pages...>', 'write the table into pages, between their scoreboard marks')
  .option('--json', 'print the rows as JSON')
  .addHelpText('after', '\nExample:\n  npm run scoreboard -- --prompts test/fixtures/prompts.txt --count 100')
  .action(async (options: Options) => {
    if (options.count < 1) throw new UsageError('--count must be at least 1');
    if (!/\S/u.test(await readFile(options.prompts, 'utf8')))
      throw new UsageError(`${options.prompts} holds no first line to write from`);
    const rows = await scoreAll(options);
    for (const page of options.out ?? []) await writeBetweenMarks(page, 'scoreboard', table(rows));
    console.log(options.json ? JSON.stringify(rows) : table(rows));
  });

async function scoreAll(options: Options): Promise<Row[]> {
  const { manifest, files } = await readArtifacts(storeFromEnvironment(), ({ lexicon, lines }) => [
    ...(lexicon?.files ?? []),
    ...(lines?.files ?? []),
  ]);
  const bytesOf = (part: 'lexicon' | 'lines') => files.get(manifest[part]?.files[0]?.path ?? '');
  const stress = bytesOf('lexicon');
  if (!stress) throw new Error('the artifacts hold no lexicon to hear verse with; npm run prosody:build');
  const lexicon = loadLexicon(stress);
  const hashes = bytesOf('lines');
  const filter = hashes && LineFilter.fromBytes(hashes);
  const isTaken = (line: string) => filter?.has(line) ?? false;

  const writers = writersOf(manifest);
  const bar = new SingleBar({
    format: '{bar} {value}/{total} poems · {eta_formatted} left',
    clearOnComplete: true,
  });
  if (process.stderr.isTTY) bar.start(writers.length * options.count, 0);
  const poems = options.poems === undefined ? undefined : createWriteStream(options.poems);
  const rows: Row[] = [];
  for (const writer of writers) {
    const { written, memory } = await write(writer, options, () => bar.increment());
    for (const { prompt, poem, ms } of written) poems?.write(`${JSON.stringify({ prompt, ...poem, ms })}\n`);
    const times = written.map(({ ms }) => ms);
    const { bitsPerLetter } = (manifest.models[writer.model]?.metrics['heldOut'] ?? {}) as {
      bitsPerLetter?: number;
    };
    rows.push({
      who: `\`${writer.model}\`, ${writer.form}`,
      ...measure(written.map(toScore), lexicon, isTaken),
      ...(bitsPerLetter === undefined ? {} : { bitsPerLetter }),
      p50: quantile(times, 0.5),
      p99: quantile(times, 0.99),
      memory,
    });
  }
  bar.stop();
  poems?.end();
  if (options.corpus) {
    const people = await drawQuatrains(options.corpus, options.count, seededRandom(options.seed));
    // Their lines stand in the corpus by definition.
    rows.push({ who: 'people, quatrains', ...measure(people, lexicon, () => false), takenLines: Number.NaN });
  }
  return rows;
}

interface Writer {
  readonly model: string;
  readonly form: FormName;
}

function writersOf({ models, lexicon }: Manifest): Writer[] {
  return Object.entries(models).flatMap(([model, { kind }]): Writer[] => [
    { model, form: 'free' },
    ...(kind === 'verse' && lexicon ? [{ model, form: 'rhymed' } as const] : []),
  ]);
}

/** Runs a process that writes the poems. @returns them, and the process's peak memory, MB. */
async function write(
  { model, form }: Writer,
  { prompts, count, seed }: Options,
  onPoem: () => void,
): Promise<{ written: WrittenPoem[]; memory: number }> {
  const values = { prompts, count, seed, model, form };
  const child = spawn(
    process.execPath,
    [
      ...process.execArgv,
      join(import.meta.dirname, 'scoreboard-writer.ts'),
      ...Object.entries(values).flatMap(([name, value]) => [`--${name}`, String(value)]),
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const written: WrittenPoem[] = [];
  let memory = Number.NaN;
  for await (const row of createInterface({ input: child.stdout })) {
    const value = JSON.parse(row) as WrittenPoem | { maxRss: number };
    if ('maxRss' in value) memory = (value.maxRss * 1024) / 1e6;
    else {
      written.push(value);
      onPoem();
    }
  }
  if (!Number.isFinite(memory)) throw new Error(`${model} did not write its ${form} poems; see above`);
  return { written, memory };
}

await run(program);
