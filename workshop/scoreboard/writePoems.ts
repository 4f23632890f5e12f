import { compose } from '../../lib/poet/compose.ts';
import { personsLines } from '../../lib/poet/layout.ts';
import type { FormName, Poem } from '../../lib/poet/poem.ts';
import type { Poet } from '../../lib/poet/poet.ts';
import { defaultPreset } from '../../lib/sampling/presets.ts';
import type { LikePoem } from './likeness/likeness.ts';
import type { ScoredPoem } from './measure.ts';

/** A poem written for the scoreboard. */
export interface WrittenPoem {
  readonly prompt: string;
  readonly poem: Poem;
  readonly ms: number;
}

/** Lines of each poem, in all forms. */
const LINES = 8;
/** Poems that are not counted: a process is slow at its start. */
const WARM_UP = 5;

/** Writes `count` poems. Poem `n` has prompt `n`, from the beginning again after the last, and seed `seed + n`. */
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

/** The part of a written poem that is measured. */
export function toScore({ prompt, poem }: WrittenPoem): ScoredPoem {
  const own = personsLines(prompt).length;
  const opens = poem.opening === 'line';
  return {
    lines: opens ? poem.lines : poem.lines.slice(own),
    given: opens ? own : 0,
    ...(poem.scheme === undefined ? {} : { scheme: poem.scheme.replaceAll(' ', '') }),
  };
}

/** The part whose likeness to people's poems is measured: all of it, whether the prompt opens it or stands above it. */
export function toLikePoem({ prompt, poem }: WrittenPoem): LikePoem {
  return { lines: poem.lines, given: personsLines(prompt).length };
}
