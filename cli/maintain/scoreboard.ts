import { devNull } from 'node:os';
import { join } from 'node:path';
import { SingleBar } from 'cli-progress';
import { storeFromEnvironment } from '../../lib/artifacts/fromEnvironment.ts';
import { readArtifacts } from '../../lib/artifacts/loader.ts';
import type { ReadOptions } from '../../lib/files/jsonLines.ts';
import { LineFilter } from '../../lib/known/lineFilter.ts';
import { loadLexicon } from '../../lib/prosody/index.ts';
import { seededRandom } from '../../lib/sampling/random.ts';
import { writeWhole } from '../../workshop/corpus/writeWhole.ts';
import { pythonOf } from '../../workshop/python/runPython.ts';
import { drawPeoplesPoems } from '../../workshop/reading/peoplesPoems.ts';
import { type Group, measureGroups } from '../../workshop/scoreboard/likeness/measureGroups.ts';
import { type LikenessRow, likenessTable } from '../../workshop/scoreboard/likeness/table.ts';
import { measure } from '../../workshop/scoreboard/measure.ts';
import { type Prompts, readPrompts } from '../../workshop/scoreboard/prompts.ts';
import { drawQuatrains } from '../../workshop/scoreboard/quatrains.ts';
import { type Row, table } from '../../workshop/scoreboard/table.ts';
import { toLikePoem, toScore } from '../../workshop/scoreboard/writePoems.ts';
import { runWriter, writersOf } from '../../workshop/scoreboard/writers.ts';
import { quantile } from '../../workshop/statistics/quantile.ts';
import { writeBetweenMarks } from '../shared/markedPage.ts';
import { reading, type StrictOption, strictOption } from '../shared/reading.ts';
import { Command, integerOption, run, UsageError } from '../shared/run.ts';

interface Options extends StrictOption {
  prompts: string;
  count: number;
  seed: number;
  corpus?: string[];
  poems?: string;
  out?: string[];
  json?: boolean;
}

const WRITER = join(import.meta.dirname, 'scoreboard-writer.ts');

const program = new Command('scoreboard')
  .description('Measure the poems of every model and form, and quatrains by people, in the same way')
  .requiredOption(
    '--prompts <file>',
    'first lines, one per row, or people’s poems as .jsonl (npm run reading -- draw)',
  )
  .option('--count <n>', 'poems of each model and form', integerOption, 100)
  .option('--seed <n>', 'seed of the first poem', integerOption, 1)
  .option(
    '--corpus <files...>',
    'cleaned corpus files: adds people’s held-out poems and the measures of words',
  )
  .addOption(strictOption)
  .option('--poems <file>', 'write the poems measured, one JSON object per row')
  .option('--out <pages...>', 'write the table into pages, between their scoreboard marks')
  .option('--json', 'print the figures as JSON')
  .addHelpText('after', '\nExample:\n  npm run scoreboard -- --prompts test/fixtures/prompts.txt --count 100')
  .action(async (options: Options) => {
    if (options.count < 1) throw new UsageError('--count must be at least 1');
    const own = reading(options);
    const prompts = await readPrompts(options.prompts, own);
    if (prompts.firstLines.length === 0)
      throw new UsageError(`${options.prompts} holds no first line to write from`);
    const { rows, groups } = await scoreAll(options, own);
    const likeness = await measureGroups(groups, await peoplesPoems(prompts, options, own), {
      corpus: options.corpus,
      python: pythonOf(process.env),
      reading: own,
    });
    const text = tables(rows, likeness);
    for (const page of options.out ?? []) await writeBetweenMarks(page, 'scoreboard', text);
    console.log(options.json ? JSON.stringify({ rows, likeness }) : text);
  });

function tables(rows: readonly Row[], likeness: readonly LikenessRow[]): string {
  return [
    table(rows),
    'Likeness to people’s poems; in brackets how often the measure tells a person’s poem from the poet’s (AUC):',
    likenessTable(likeness),
  ].join('\n\n');
}

/** Poems that people wrote from the same first lines; else drawn from the corpus; none where there is neither. */
async function peoplesPoems(
  { poems }: Prompts,
  { corpus, count, seed }: Options,
  own: ReadOptions,
): Promise<Group | undefined> {
  const drawn = poems ?? (corpus && (await drawPeoplesPoems(corpus, count, seededRandom(seed), own)));
  return (
    drawn && {
      who: poems ? 'people, the same first lines' : 'people',
      poems: drawn.slice(0, count).map(({ lines }) => ({ lines, given: 1 })),
    }
  );
}

async function scoreAll(options: Options, own: ReadOptions): Promise<{ rows: Row[]; groups: Group[] }> {
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
  const rows: Row[] = [];
  const groups: Group[] = [];
  const poems = async function* () {
    for (const writer of writers) {
      const { written, memory } = await runWriter(WRITER, writer, options, () => bar.increment());
      for (const { prompt, poem, ms } of written) yield `${JSON.stringify({ prompt, ...poem, ms })}\n`;
      const times = written.map(({ ms }) => ms);
      const { bitsPerLetter } = (manifest.models[writer.model]?.metrics['heldOut'] ?? {}) as {
        bitsPerLetter?: number;
      };
      const who = `\`${writer.model}\`, ${writer.form}`;
      groups.push({ who, poems: written.map(toLikePoem) });
      rows.push({
        who,
        ...measure(written.map(toScore), lexicon, isTaken),
        ...(bitsPerLetter === undefined ? {} : { bitsPerLetter }),
        p50: quantile(times, 0.5),
        p99: quantile(times, 0.99),
        memory,
      });
    }
  };
  await writeWhole(options.poems ?? devNull, poems()).finally(() => bar.stop());
  if (options.corpus) {
    const people = await drawQuatrains(options.corpus, options.count, seededRandom(options.seed), own);
    // Their lines stand in the corpus by definition.
    rows.push({ who: 'people, quatrains', ...measure(people, lexicon, () => false), takenLines: Number.NaN });
  }
  return { rows, groups };
}

await run(program);
