import { presets } from '../sampling/presets.ts';
import { drawSeed } from '../sampling/random.ts';
import { composeFree } from './free/compose.ts';
import type { ComposeRequest, Poem, Poet } from './poem.ts';
import { composeRhymed } from './rhymed/compose.ts';

export type { ComposeRequest, Poem, Poet } from './poem.ts';

/**
 * Writes a poem that goes on from the person's line.
 * @throws FormError where the form asked for is none, or the poet can't write it.
 */
export async function compose(poet: Poet, request: ComposeRequest): Promise<Poem> {
  const { preset, form = poet.rhymed ? 'rhymed' : 'free' } = request;
  const seed = request.seed ?? drawSeed();
  const settings = { ...presets[preset], ...request.sampling };
  const write = form === 'rhymed' ? composeRhymed : composeFree;
  const { text, tokens, ...parts } = await write(poet, request, settings, seed);
  return {
    poem: text.join('\n'),
    lines: text.filter((line) => line !== ''),
    form,
    ...parts,
    seed,
    preset,
    model: { name: poet.name, version: poet.version },
    tokens,
  };
}
