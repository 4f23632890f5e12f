import { expect, it } from 'vitest';
import { quantile } from './quantile.ts';

it.each([
  [[3, 1, 2], 0.5, 2],
  [[1, 2, 3, 4], 0.99, 4],
  [[1, 2, 3, 4], 0, 1],
  [[], 0.5, Number.NaN],
])('of %j at %d is %d', (sample, share, expected) => expect(quantile(sample, share)).toBe(expected));
