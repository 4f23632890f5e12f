import { expect, it } from 'vitest';
import { loadPublished } from '../../test/doubles/published.ts';
import { inFixedForm } from './fixedForms.ts';

const { lexicon } = await loadPublished();
const LINES = ['сосед купил себе корову', 'и водит в парк её гулять', 'она мычит на светофоры'];
const PIROZHOK = [...LINES, 'и ждёт зелёного как все'];
const POROSHOK = [...LINES, 'опять'];
const acceptedAs = (lines: readonly string[]) =>
  (['pirozhok', 'poroshok'] as const).map((form) => inFixedForm(form, lexicon).accepts(lines));

it('takes poems that keep the form in every line', () => {
  expect(acceptedAs(PIROZHOK)).toEqual([true, false]);
  expect(acceptedAs(POROSHOK)).toEqual([false, true]);
});

it.each([
  ['a line too few', LINES],
  ['a line too many', [...PIROZHOK, 'а что ещё ей остаётся']],
  ['a line of another metre', ['приехала осень к соседу', ...PIROZHOK.slice(1)]],
])('refuses %s', (_, lines) => expect(acceptedAs(lines)).toEqual([false, false]));
