import { compose } from '../../lib/poet/compose.ts';
import type { FormName, Poem } from '../../lib/poet/poem.ts';
import type { Poet } from '../../lib/poet/poet.ts';
import { defaultPreset } from '../../lib/sampling/presets.ts';
import { verse, type Wanted } from './peoplesPoems.ts';

/**
 * Writes our poem for each first line with default settings. Poem `n` has seed `seed + n`: no poem is chosen. Only the
 * first lines are read: a poem under an epigraph has one more.
 * @param form the network's own unless given.
 * @throws Error for a poem of fewer lines.
 */
export async function* writeOurs(
  poet: Poet,
  prompts: readonly string[],
  seed: number,
  { count }: Wanted = verse,
  form?: FormName,
): AsyncGenerator<Poem> {
  for (const [at, prompt] of prompts.entries()) {
    const poem = await compose(poet, {
      prompt,
      preset: defaultPreset,
      lines: count,
      seed: seed + at,
      ...(form ? { form } : {}),
    });
    const lines = poem.lines.slice(0, count);
    if (lines.length < count)
      throw new Error(`the poem from «${prompt}» has ${lines.length} lines, not ${count}`);
    yield { ...poem, lines };
  }
}
