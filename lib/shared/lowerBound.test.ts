import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lowerBound } from './lowerBound.ts';

it('finds the place where a search from the first on would stop', () => {
  const value = fc.integer({ min: 0, max: 9 });
  fc.assert(
    fc.property(fc.array(value), value, (values, wanted) => {
      const sorted = Uint32Array.from(values).sort();
      const first = sorted.findIndex((one) => one >= wanted);
      expect(lowerBound(sorted, wanted)).toBe(first < 0 ? sorted.length : first);
    }),
  );
});

it('orders words as JavaScript does', () => {
  expect(lowerBound(['вода', 'вода!', 'зима'], 'вода ')).toBe(1);
});
