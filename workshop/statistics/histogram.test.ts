import { expect, it } from 'vitest';
import { Histogram } from './histogram.ts';

it('summarises what was added', () => {
  const histogram = new Histogram();
  for (const value of [4, 1, 4, 2]) histogram.add(value);
  expect(histogram.describe()).toEqual({
    count: 4,
    mean: 2.75,
    p5: 1.15,
    p25: 1.75,
    median: 3,
    p75: 4,
    p95: 4,
    max: 4,
    histogram: [
      [1, 1],
      [2, 1],
      [4, 2],
    ],
  });
});

it('is all zeros when empty', () => {
  const { histogram, ...figures } = new Histogram().describe();
  expect(histogram).toEqual([]);
  expect(new Set(Object.values(figures))).toEqual(new Set([0]));
});
