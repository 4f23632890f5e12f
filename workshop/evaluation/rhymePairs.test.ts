import { expect, it } from 'vitest';
import { countPairs, scorePairs } from './rhymePairs.ts';

it.each([
  ['ABAB', 'ABAB', { given: 2, found: 2, both: 2 }],
  ['AAAA', 'AABB', { given: 6, found: 2, both: 2 }],
  ['ABAB CC', 'A-A- CD', { given: 3, found: 1, both: 1 }],
  ['AB BA', 'AB BA', { given: 0, found: 0, both: 0 }],
  ['----', '----', { given: 0, found: 0, both: 0 }],
])('of %s and %s', (given, found, expected) => {
  const counts = { given: 0, found: 0, both: 0 };
  countPairs(given, found, counts);
  expect(counts).toEqual(expected);
});

it('scores what was found', () => {
  expect(scorePairs({ given: 4, found: 2, both: 1 })).toEqual({ precision: 0.5, recall: 0.25, f1: 1 / 3 });
  expect(scorePairs({ given: 0, found: 0, both: 0 })).toEqual({ precision: 0, recall: 0, f1: 0 });
});
