import { readFile } from 'node:fs/promises';
import pc from 'picocolors';
import { limits } from '../../lib/api/limits.ts';
import { Problem } from '../../lib/api/problem.ts';
import { type ParsedPoemRequest, parsePoemRequest } from '../../lib/api/request.ts';
import { answerOf } from '../../lib/api/response.ts';
import { storeFromEnvironment } from '../../lib/artifacts/fromEnvironment.ts';
import { namedSchemes } from '../../lib/forms/form.ts';
import { compose } from '../../lib/poet/compose.ts';
import { loadPoetFrom } from '../../lib/poet/load.ts';
import { defaultModel, modelNames } from '../../lib/poet/models.ts';
import { formNames, type Poem } from '../../lib/poet/poem.ts';
import { defaultPreset, presetNames } from '../../lib/sampling/presets.ts';
import { drawSeed, MAX_SEED } from '../../lib/sampling/random.ts';
import { Command, integerOption, numberOption, run, UsageError } from '../shared/run.ts';

interface Options {
  preset: string;
  form?: string;
  scheme?: string;
  meter?: string;
  clausulae?: string;
  model?: string;
  stressed?: boolean;
  budgetMs?: number;
  profanity?: boolean;
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

const schemeNames = Object.keys(namedSchemes).join(', ');

const program = new Command('poem')
  .description('Write a poem that goes on from your line')
  .argument('[line]', 'the first line (or several, parted by line breaks)')
  .option('--preset <name>', `how wild it gets: ${presetNames.join(', ')}`, defaultPreset)
  .option('--form <name>', `${formNames.join(' or ')}; unless given, verse rhymes and classic does not`)
  .option('--scheme <letters>', `lines that rhyme, e.g. ABBA, "-A-A", "AABA CCDC", ${schemeNames}`)
  .option('--meter <name>', 'metre and feet, e.g. iamb-4, anapest-3, 4-3-4-3; auto takes that of your line')
  .option('--clausulae <letters>', 'line endings, repeated: m masculine, f feminine, d dactylic')
  .option('--model <name>', `network that writes: ${modelNames.join(', ')} (default: "${defaultModel}")`)
  .option('--stressed', 'print the poem with stress marks')
  .option(
    '--budget-ms <n>',
    `milliseconds to search for rhymes, ${limits.budgetMs.join(' to ')}`,
    integerOption,
  )
  .option('--profanity', 'let obscene words pass')
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
    `
Examples:
  npm run poem -- "Загадочна душа поэта"
  npm run poem -- "Над крышей тихо тает свет" --scheme ONEGIN --stressed
  npm run poem -- "Ночь, улица" --scheme ABBA --meter trochee-4 --clausulae fmmf
  npm run poem -- "Ночь, улица" --form free --preset madness --lines 8 --count 3`,
  )
  .action(write);

async function write(line: string | undefined, options: Options): Promise<void> {
  if ((line === undefined) === (options.prompts === undefined)) {
    throw new UsageError('give a first line in quotes, or a file of them with --prompts FILE');
  }
  if (options.count < 1) throw new UsageError('--count must be at least 1');
  const requests: Requests =
    line === undefined ? await requestsOf(options.prompts as string, options) : [requestOf(line, options)];
  const [{ form, model }] = requests;
  if (options.stressed && form === 'free') {
    throw new UsageError(
      '--stressed marks rhymed verse only: leave it out, or ask for --model verse --form rhymed',
    );
  }
  const poet = await loadPoetFrom(storeFromEnvironment(), model);
  for (const request of requests) {
    const seed = request.seed ?? drawSeed();
    for (let nth = 0; nth < options.count; nth++) {
      const started = performance.now();
      const poem = await compose(poet, { ...request, seed: (seed + nth) % (MAX_SEED + 1) });
      print(request.prompt, poem, performance.now() - started, options);
    }
  }
}

/** They differ in their line alone. */
type Requests = [ParsedPoemRequest, ...ParsedPoemRequest[]];

/** The requests of a file's rows. A row that can't be one is named on stderr, and the others are served. */
async function requestsOf(file: string, options: Options): Promise<Requests> {
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
  const [first, ...others] = requests;
  if (first === undefined) throw new UsageError(`${file} holds no first line to write from`);
  return [first, ...others];
}

function requestOf(prompt: string, options: Options): ParsedPoemRequest {
  const { preset, form, model, scheme, meter, clausulae, budgetMs, profanity, lines, seed } = options;
  const sampling = given({
    topK: options.topK,
    newlineTopK: options.newlineTopk,
    chaosTopK: options.chaosTopk,
    chaosRate: options.chaosRate,
    maxTokens: options.maxTokens,
  });
  try {
    return parsePoemRequest({
      prompt,
      ...given({ preset, form, model, scheme, meter, clausulae, budgetMs, profanity, lines, seed }),
      ...(Object.keys(sampling).length === 0 ? {} : { sampling }),
    });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    throw new UsageError(error.message);
  }
}

/** Without the options that were left out. */
function given(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

function print(prompt: string, poem: Poem, ms: number, { json, stressed }: Options): void {
  if (json) {
    console.log(JSON.stringify({ prompt, ...answerOf(poem), ms: Math.round(ms * 10) / 10 }));
    return;
  }
  const { model, form, scheme, meter, preset, seed } = poem;
  const made = [model.name, form, scheme, meter, preset].filter((part) => part !== undefined).join(' · ');
  console.log(`\n${stressed ? poem.stressed : poem.poem}\n\n${pc.dim(`${made} · --seed ${seed}`)}`);
}

await run(program);
