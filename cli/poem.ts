import { readFile } from 'node:fs/promises';
import pc from 'picocolors';
import { limits } from '../lib/api/limits.ts';
import { Problem } from '../lib/api/problem.ts';
import { type PoemRequest, parsePoemRequest } from '../lib/api/request.ts';
import { storeFromEnvironment } from '../lib/artifacts/fromEnvironment.ts';
import { compose, type Poem } from '../lib/poet/compose.ts';
import { loadPoet } from '../lib/poet/load.ts';
import { defaultPreset, presetNames } from '../lib/sampling/presets.ts';
import { drawSeed, MAX_SEED } from '../lib/sampling/random.ts';
import { Command, integerOption, numberOption, run, UsageError } from './run.ts';

interface Options {
  preset: string;
  lines?: number;
  seed?: number;
  count: number;
  json?: boolean;
  prompts?: string;
  topK?: number;
  newlineTopk?: number;
  chaosTopk?: number;
  chaosRate?: number;
  maxTokens?: number;
}

const program = new Command('poem')
  .description('Write a poem that goes on from your line')
  .argument('[line]', 'the first line (or several, parted by line breaks)')
  .option('--preset <name>', `how wild it gets: ${presetNames.join(', ')}`, defaultPreset)
  .option('--lines <n>', `lines of the poem, yours included, ${limits.lines.join(' to ')}`, integerOption)
  .option('--seed <n>', 'the same line with the same seed gives the same poem', integerOption)
  .option('--count <n>', 'poems to write for each line', integerOption, 1)
  .option('--prompts <file>', 'read first lines from a file, one a row')
  .option('--json', 'print one JSON object a poem')
  .option('--top-k <n>', 'likeliest tokens to choose among', integerOption)
  .option('--newline-topk <n>', 'the same for the first token of a line', integerOption)
  .option('--chaos-topk <n>', 'how much wider chaos makes the choice', integerOption)
  .option('--chaos-rate <share>', 'share of the steps that chaos strikes, 0 to 1', numberOption)
  .option('--max-tokens <n>', 'tokens to write', integerOption)
  .addHelpText(
    'after',
    '\nExamples:\n  npm run poem -- "Загадочна душа поэта"\n  npm run poem -- "Ночь, улица" --preset madness --lines 8 --count 3',
  )
  .action(write);

async function write(line: string | undefined, options: Options): Promise<void> {
  if ((line === undefined) === (options.prompts === undefined)) {
    throw new UsageError('give a first line in quotes, or a file of them with --prompts FILE');
  }
  if (options.count < 1) throw new UsageError('--count must be at least 1');
  const requests =
    line === undefined ? await requestsOf(options.prompts as string, options) : [requestOf(line, options)];
  const poet = await loadPoet(storeFromEnvironment());
  for (const request of requests) {
    const seed = request.seed ?? drawSeed();
    for (let nth = 0; nth < options.count; nth++) {
      const started = performance.now();
      const poem = await compose(poet, { ...request, seed: (seed + nth) % (MAX_SEED + 1) });
      print(request.prompt, poem, performance.now() - started, options.json === true);
    }
  }
}

/** The requests of a file's rows. A row that can't be one is named on stderr, and the others are served. */
async function requestsOf(file: string, options: Options): Promise<PoemRequest[]> {
  const rows = (await readFile(file, 'utf8')).split(/\r?\n/u);
  const requests = rows.flatMap((row, at) => {
    if (row.trim() === '') return [];
    try {
      return [requestOf(row, options)];
    } catch (error) {
      console.error(`${file}:${at + 1}: ${(error as Error).message}`);
      process.exitCode = 1;
      return [];
    }
  });
  if (requests.length === 0) throw new UsageError(`${file} holds no first line to write from`);
  return requests;
}

function requestOf(prompt: string, options: Options): PoemRequest {
  const sampling = Object.entries({
    topK: options.topK,
    newlineTopK: options.newlineTopk,
    chaosTopK: options.chaosTopk,
    chaosRate: options.chaosRate,
    maxTokens: options.maxTokens,
  }).filter(([, value]) => value !== undefined);
  try {
    return parsePoemRequest({
      prompt,
      preset: options.preset,
      ...(options.lines === undefined ? {} : { lines: options.lines }),
      ...(options.seed === undefined ? {} : { seed: options.seed }),
      ...(sampling.length === 0 ? {} : { sampling: Object.fromEntries(sampling) }),
    });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    throw new UsageError(error.message);
  }
}

function print(prompt: string, poem: Poem, ms: number, json: boolean): void {
  if (json) {
    const { poem: text, lines, seed, preset, model } = poem;
    console.log(
      JSON.stringify({ prompt, poem: text, lines, seed, preset, model, ms: Math.round(ms * 10) / 10 }),
    );
  } else {
    console.log(`\n${poem.poem}\n\n${pc.dim(`${poem.model.name} · ${poem.preset} · --seed ${poem.seed}`)}`);
  }
}

await run(program);
