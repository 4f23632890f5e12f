import { expect, it } from 'vitest';
import { fixedTemplates } from './fixedForm.ts';

it.each([
  ['pirozhok', [9, 8, 9, 8]],
  ['poroshok', [9, 8, 9, 2]],
] as const)('a %s has lines of %j syllables of iambs, the first of each pair feminine', (name, syllables) => {
  const templates = fixedTemplates(name);
  expect(templates.map(({ strong }) => strong.length)).toEqual(syllables);
  expect(templates.map(({ meter, clausula }) => [meter, clausula])).toEqual([
    ['iamb', 1],
    ['iamb', 0],
    ['iamb', 1],
    ['iamb', 0],
  ]);
});
