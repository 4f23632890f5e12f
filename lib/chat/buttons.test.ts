import { describe, expect, it } from 'vitest';
import { formNames } from '../poet/poem.ts';
import { presetNames } from '../sampling/presets.ts';
import { MAX_SEED } from '../sampling/random.ts';
import { decodeButton, encodeButton } from './buttons.ts';
import { usualRecipe } from './recipe.ts';

const recipes = presetNames.flatMap((preset) => formNames.map((form) => ({ preset, form })));

describe.each(recipes)('with $preset, $form', (recipe) => {
  it.each([
    { action: 'poem', recipe, own: 0 },
    { action: 'next', recipe: { ...recipe, seed: 0, further: 1 }, own: 1 },
    {
      action: 'open',
      recipe: { ...recipe, length: 'short', mood: 'merry', seed: MAX_SEED, further: 8 },
      own: 4,
      network: 'classic 10.10.100',
    },
    { action: 'vote', vote: 'down', ...recipe, network: 'classic 10.10.100' },
  ] as const)('a button of $action can be read, and fits', (button) => {
    expect(decodeButton(encodeButton(button))).toEqual(button);
    expect(Buffer.byteLength(encodeButton(button))).toBeLessThanOrEqual(64);
  });
});

it.each([
  ['poem?preset=tender', 'tender', usualRecipe.form],
  ['poem?preset=tender&form=', 'tender', usualRecipe.form],
  ['poem?preset=madness&form=free', 'madness', 'free'],
  ['poem?form=toString&preset=tender&more=1', 'tender', usualRecipe.form],
  ['poem?p=te&f=fr&l=wide&m=&s=%20&n=99&o=x', 'tender', 'free'],
])('reads %j of another version', (data, preset, form) => {
  expect(decodeButton(data)).toEqual({ action: 'poem', recipe: { preset, form }, own: 0 });
});

it.each([undefined, '', 'poem', 'poem?preset=', 'poem?preset=toString&form=free', 'other?preset=poet'])(
  'reads nothing in %j',
  (data) => {
    expect(decodeButton(data)).toBeUndefined();
  },
);
