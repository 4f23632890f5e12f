import { expect, it } from 'vitest';
import { toRequest } from './recipe.ts';

const recipe = { preset: 'madness', form: 'rhymed' } as const;
const prompt = 'Над крышей тихо тает свет';

it('is a request with what is asked for, and no more', () => {
  expect(toRequest(recipe, { prompt })).toEqual({ ...recipe, prompt });
  expect(toRequest({ ...recipe, seed: 3, further: 2 }, { theme: 'осень' })).toEqual({
    ...recipe,
    theme: 'осень',
    seed: 3,
    furtherStanzas: 2,
  });
});

it('adds a mood to the theme', () => {
  expect(toRequest({ ...recipe, mood: 'sad' }, { prompt })).toMatchObject({ prompt, theme: 'грусть' });
  expect(toRequest({ ...recipe, mood: 'merry' }, { theme: 'осень' }).theme).toBe('осень, радость');
});

it.each([
  ['short', 'раз', 4],
  ['short', 'раз\nдва', 4],
  ['short', 'раз\nдва\nтри\nчетыре', 8],
  ['long', 'раз', 12],
] as const)('%s after %j has %i lines', (length, own, lines) => {
  expect(toRequest({ ...recipe, length }, { prompt: own }).lines).toBe(lines);
});

it('asks a fixed form for no length', () => {
  const request = toRequest({ ...recipe, form: 'pirozhok', length: 'long', further: 1 }, { prompt });
  expect(request).toEqual({ preset: 'madness', form: 'pirozhok', prompt });
});

it('writes tenderly of grief', () => {
  expect(toRequest(recipe, { prompt, grief: 'loss' }).preset).toBe('tender');
});

it('goes on from the end of a poem by a stanza', () => {
  expect(toRequest(recipe, { prompt: 'раз\nдва\n\nтри\nчетыре', continues: true }).lines).toBe(8);
});
