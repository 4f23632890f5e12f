import pc from 'picocolors';
import { partEpigraph } from '../../lib/api/epigraph.ts';
import type { ParsedPoemRequest } from '../../lib/api/request.ts';
import { answerOf } from '../../lib/api/response.ts';
import { storeFromEnvironment } from '../../lib/artifacts/fromEnvironment.ts';
import { readText } from '../../lib/files/readLines.ts';
import { standardInput } from '../../lib/files/source.ts';
import { compose } from '../../lib/poet/compose.ts';
import { loadPoetFrom } from '../../lib/poet/load.ts';
import type { OpeningReason, Poem } from '../../lib/poet/poem.ts';
import { drawSeed, MAX_SEED } from '../../lib/sampling/random.ts';
import { say } from '../shared/locale.ts';
import { unmarked } from '../shared/operands.ts';
import { savePicture } from '../shared/picture.ts';
import { requestOf, requestsOf } from '../shared/poemRequests.ts';
import { reading } from '../shared/reading.ts';
import { type Command, UsageError } from '../shared/run.ts';
import { type PoemOptions, poemOptions } from './poemOptions.ts';

const NO_LINE = 'give a first line, a theme with --theme TEXT, or a file of lines with --prompts FILE';
/** Before each line of an epigraph. */
const indent = '    ';
/** Why a text stands above the poem, where nobody asked for that. */
const reasons: Readonly<Record<OpeningReason, string | undefined>> = {
  script: say(
    'Your text has no word in Cyrillic letters, so it stands above the poem as an epigraph.',
    'В вашем тексте нет русских слов, поэтому он стоит над стихами эпиграфом.',
  ),
  length: say(
    'Your text has more lines than can open this poem, so it stands above it as an epigraph.',
    'В вашем тексте больше строк, чем может открыть эти стихи, поэтому он стоит над ними эпиграфом.',
  ),
  asked: undefined,
};
const themeNote = say(
  "Your text is none of the form's first lines, so the poem is about it.",
  'Ваш текст не подходит первой строкой, поэтому стихи — о нём.',
);
const exhaustedNote = say(
  'The search was cut short: the last lines are less well chosen. A larger --budget-ms gives it more time.',
  'Поиск прерван: последние строки выбраны хуже. Больше времени даст --budget-ms.',
);

export function poemCommand(): Command {
  return poemOptions().action(write);
}

async function write(words: readonly string[], options: PoemOptions): Promise<void> {
  if (options.count < 1) throw new UsageError('--count must be at least 1');
  if (options.picture && (options.count > 1 || options.prompts !== undefined)) {
    throw new UsageError('--picture draws one poem: leave out --count and --prompts');
  }
  const requests = await askedFor(words.map(unmarked).join(' '), options);
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
      if (options.picture) await savePicture(options.picture, textOf(poem, options), request.prompt ?? '');
    }
  }
}

/** The requests for a line, for a file of them, or for what standard input holds. */
async function askedFor(
  line: string,
  options: PoemOptions,
): Promise<readonly [ParsedPoemRequest, ...ParsedPoemRequest[]]> {
  const { prompts } = options;
  if (line !== '' && prompts !== undefined)
    throw new UsageError('give a first line or --prompts FILE, not both');
  if (prompts !== undefined) return requestsOf(prompts, options);
  if (line !== '' || options.theme !== undefined) return [requestOf(line || undefined, options)];
  if (process.stdin.isTTY) throw new UsageError(NO_LINE);
  const typed = await readText(standardInput(), reading().warn);
  if (typed.trim() === '') throw new UsageError(NO_LINE);
  return [requestOf(typed, options)];
}

/** The poem, with stress marks if they are asked for. */
function textOf(poem: Poem, { stressed }: PoemOptions): Poem {
  return { ...poem, poem: (stressed && poem.stressed) || poem.poem };
}

function print(prompt: string | undefined, poem: Poem, ms: number, options: PoemOptions): void {
  if (options.json) {
    console.log(JSON.stringify({ prompt, ...answerOf(poem), ms: Math.round(ms * 10) / 10 }));
    return;
  }
  const { model, form, scheme, meter, preset, seed } = poem;
  const made = [model.name, form, scheme, meter, preset].filter((part) => part !== undefined).join(' · ');
  const { epigraph, verse } = partEpigraph(textOf(poem, options).poem, poem);
  const above =
    epigraph === undefined ? '' : `${epigraph.replace(/^/gmu, indent).replace(/.+/gu, pc.italic)}\n\n`;
  console.log(`\n${above}${verse}\n\n${pc.dim(`${made} · --seed ${seed}`)}`);
  for (const note of notesOn(poem, options)) console.error(pc.dim(note));
}

function notesOn({ theme, openingReason, exhausted }: Poem, asked: PoemOptions): string[] {
  const reason = openingReason && reasons[openingReason];
  return [
    ...(reason === undefined ? [] : [reason]),
    ...(theme !== undefined && asked.theme === undefined ? [themeNote] : []),
    ...(exhausted ? [exhaustedNote] : []),
  ];
}
