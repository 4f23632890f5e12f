import { expect, it } from 'vitest';
import { lineTemplate } from './lineTemplate.ts';

it.each([
  ['iamb', 4, 0, '01010101'],
  ['iamb', 4, 1, '010101010'],
  ['trochee', 4, 0, '1010101'],
  ['trochee', 3, 1, '101010'],
  ['dactyl', 2, 2, '100100'],
  ['amphibrach', 3, 0, '01001001'],
  ['anapaest', 3, 1, '0010010010'],
] as const)('%s %i with %i syllables behind the last stress', (meter, feet, clausula, strong) => {
  expect(lineTemplate(meter, feet, clausula).strong.join('')).toBe(strong);
});
