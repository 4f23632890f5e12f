import { compose } from '../../lib/poet/compose.ts';
import { personsLines } from '../../lib/poet/layout.ts';
import type { FormName, Poem, Poet } from '../../lib/poet/poem.ts';
import { defaultPreset } from '../../lib/sampling/presets.ts';
import type { ScoredPoem } from './ruler.ts';

/** A poem written for the scoreboard. */
export interface WrittenPoem {
  readonly prompt: string;
  readonly poem: Poem;
  readonly ms: number;
}

/** Lines of each poem, so that all forms are asked for the same. */
const LINES = 8;
/** Poems before the first that counts: a process is slow at its start. */
const WARM_UP = 5;

/** Writes `count` poems, poem `n` from prompt `n` modulo their number with seed `seed + n`. */
export async function* writePoems(
  poet: Poet,
  form: FormName,
  prompts: readonly string[],
  count: number,
  seed: number,
): AsyncGenerator<WrittenPoem> {
  const write = (nth: number) =>
    compose(poet, {
      prompt: prompts[nth % prompts.length] as string,
      preset: defaultPreset,
      lines: LINES,
      form,
      seed: seed + nth,
    });
  for (let nth = 0; nth < Math.min(WARM_UP, count); nth++) await write(nth);
  for (let nth = 0; nth < count; nth++) {
    const started = performance.now();
    const poem = await write(nth);
    yield { prompt: prompts[nth % prompts.length] as string, poem, ms: performance.now() - started };
  }
}

/** What of a written poem the ruler is to judge. */
export function toScore({ prompt, poem }: WrittenPoem): ScoredPoem {
  const own = personsLines(prompt).length;
  const opens = poem.opening === 'line';
  return {
    lines: opens ? poem.lines : poem.lines.slice(own),
    given: opens ? own : 0,
    ...(poem.scheme === undefined ? {} : { scheme: poem.scheme }),
  };
}
