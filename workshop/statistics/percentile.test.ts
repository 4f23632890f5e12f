import { expect, it } from 'vitest';
import { percentile } from './percentile.ts';
import { increment } from './tally.ts';

const histogram = (values: readonly number[]) => {
  const counts = new Map<number, number>();
  for (const value of values) increment(counts, value);
  return counts;
};

it.each([
  [[4, 4, 4, 4], 0.85, 4],
  [[1, 2, 3, 4, 5], 0.5, 3],
  [[1, 2], 0.85, 1.85],
  [[10, 20, 30, 40], 0.85, 35.5],
  [[], 0.85, 0],
])('of %j at %d is %d', (values, share, expected) => {
  expect(percentile(histogram(values), share)).toBeCloseTo(expected, 10);
});
