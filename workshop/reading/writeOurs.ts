import { compose } from '../../lib/poet/compose.ts';
import type { Poem } from '../../lib/poet/poem.ts';
import type { Poet } from '../../lib/poet/poet.ts';
import { defaultPreset } from '../../lib/sampling/presets.ts';
import { READ_LINES } from './peoplesPoems.ts';

/**
 * Writes our poem for each first line with default settings. Poem `n` has seed `seed + n`: no poem is chosen. Only the
 * first eight lines are read: a poem under an epigraph has one more.
 * @throws Error for a poem of fewer lines.
 */
export async function* writeOurs(poet: Poet, prompts: readonly string[], seed: number): AsyncGenerator<Poem> {
  for (const [at, prompt] of prompts.entries()) {
    const poem = await compose(poet, { prompt, preset: defaultPreset, lines: READ_LINES, seed: seed + at });
    const lines = poem.lines.slice(0, READ_LINES);
    if (lines.length < READ_LINES)
      throw new Error(`the poem from «${prompt}» has ${lines.length} lines, not ${READ_LINES}`);
    yield { ...poem, lines };
  }
}
