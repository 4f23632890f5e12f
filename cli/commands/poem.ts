import pc from 'picocolors';
import { partEpigraph } from '../../lib/api/epigraph.ts';
import { limits } from '../../lib/api/limits.ts';
import { answerOf } from '../../lib/api/response.ts';
import { storeFromEnvironment } from '../../lib/artifacts/fromEnvironment.ts';
import { namedSchemes } from '../../lib/forms/scheme.ts';
import { compose } from '../../lib/poet/compose.ts';
import { loadPoetFrom } from '../../lib/poet/load.ts';
import { defaultModel, modelNames } from '../../lib/poet/models.ts';
import { formNames, type OpeningReason, openings, type Poem } from '../../lib/poet/poem.ts';
import { defaultPreset, presetNames } from '../../lib/sampling/presets.ts';
import { drawSeed, MAX_SEED } from '../../lib/sampling/random.ts';
import { type RequestOptions, requestOf, requestsOf } from '../shared/poemRequests.ts';
import { Command, integerOption, numberOption, UsageError } from '../shared/run.ts';

interface Options extends RequestOptions {
  stressed?: boolean;
  count: number;
  json?: boolean;
  prompts?: string;
}

/** Before each line of an epigraph. */
const indent = '    ';
/** Why a text stands above the poem, where nobody asked for that. */
const reasons: Readonly<Record<OpeningReason, string | undefined>> = {
  script: 'Your text has no word in Cyrillic letters, so it stands above the poem as an epigraph.',
  length: 'Your text has more lines than can open this poem, so it stands above it as an epigraph.',
  asked: undefined,
};
const exhaustedNote =
  'The search was cut short: the last lines are less well chosen. A larger --budget-ms gives it more time.';

const schemeNames = Object.keys(namedSchemes).join(', ');

export function poemCommand(): Command {
  return new Command('poem')
    .description('Write a poem that continues your line (the default command)')
    .argument('[line]', 'the first line, or up to four separated by line breaks')
    .option('--preset <name>', `how wild the poem gets: ${presetNames.join(', ')}`, defaultPreset)
    .option(
      '--form <name>',
      `${formNames.join(' or ')}; without it verse writes rhymed poems, classic free ones`,
    )
    .option('--opening <name>', `${openings.join(' or ')}: your line opens the poem, or stands above it`)
    .option('--scheme <letters>', `lines that rhyme, e.g. ABBA, "-A-A", "AABA CCDC", ${schemeNames}`)
    .option(
      '--meter <name>',
      'metre and feet, e.g. iamb-4, anapest-3, dolnik-3, 4-3-4-3; auto takes the metre of your line',
    )
    .option('--clausulae <letters>', 'line endings, repeated: m masculine, f feminine, d dactylic')
    .option('--model <name>', `network that writes: ${modelNames.join(', ')} (default: "${defaultModel}")`)
    .option('--stressed', 'print the poem with stress marks')
    .option(
      '--budget-ms <n>',
      `milliseconds after which the rest is written with little choice, ${limits.budgetMs.join(' to ')} (default: ${limits.budgetMs[1]})`,
      integerOption,
    )
    .option('--profanity', 'allow obscene words')
    .option(
      '--lines <n>',
      `lines of the poem, yours included but for an epigraph, ${limits.lines.join(' to ')}`,
      integerOption,
    )
    .option('--seed <n>', 'the same line with the same seed gives the same poem', integerOption)
    .option('--count <n>', 'poems to write for each line', integerOption, 1)
    .option('--prompts <file>', 'read first lines from a file, one per row')
    .option('--json', 'print one JSON object per poem')
    .option('--top-k <n>', 'most likely tokens to choose among', integerOption)
    .option('--newline-topk <n>', 'the same for the first token of a line', integerOption)
    .option('--chaos-topk <n>', 'how many more tokens a step of chaos chooses among', integerOption)
    .option('--chaos-rate <share>', 'share of the steps that are steps of chaos, 0 to 1', numberOption)
    .option('--max-tokens <n>', 'tokens to write', integerOption)
    .addHelpText(
      'after',
      `
Examples:
  neural-poet "Загадочна душа поэта"
  neural-poet "Над крышей тихо тает свет" --scheme ONEGIN --stressed
  neural-poet "Ночь, улица" --scheme ABBA --meter trochee-4 --clausulae fmmf
  neural-poet "Ночь, улица" --form free --preset madness --lines 8 --count 3`,
    )
    .action(write);
}

async function write(line: string | undefined, options: Options): Promise<void> {
  if ((line === undefined) === (options.prompts === undefined)) {
    throw new UsageError('give a first line in quotes, or a file of them with --prompts FILE');
  }
  if (options.count < 1) throw new UsageError('--count must be at least 1');
  const requests =
    line === undefined
      ? await requestsOf(options.prompts as string, options)
      : ([requestOf(line, options)] as const);
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

function print(prompt: string, poem: Poem, ms: number, { json, stressed }: Options): void {
  if (json) {
    console.log(JSON.stringify({ prompt, ...answerOf(poem), ms: Math.round(ms * 10) / 10 }));
    return;
  }
  const { model, form, scheme, meter, preset, seed } = poem;
  const made = [model.name, form, scheme, meter, preset].filter((part) => part !== undefined).join(' · ');
  const { epigraph, verse } = partEpigraph((stressed && poem.stressed) || poem.poem, poem);
  const above =
    epigraph === undefined ? '' : `${epigraph.replace(/^/gmu, indent).replace(/.+/gu, pc.italic)}\n\n`;
  console.log(`\n${above}${verse}\n\n${pc.dim(`${made} · --seed ${seed}`)}`);
  for (const note of notesOn(poem)) console.error(pc.dim(note));
}

function notesOn({ openingReason, exhausted }: Poem): string[] {
  const reason = openingReason && reasons[openingReason];
  return [...(reason === undefined ? [] : [reason]), ...(exhausted ? [exhaustedNote] : [])];
}
