import fc from 'fast-check';
import { expect, it } from 'vitest';
import { groupBy } from './groupBy.ts';

it('groups as Map.groupBy does, in the same order', () => {
  const property = fc.property(fc.array(fc.integer()), (items) => {
    const remainder = (item: number) => Math.abs(item) % 3;
    expect([...groupBy(items, remainder)]).toEqual([...Map.groupBy(items, remainder)]);
  });
  fc.assert(property);
});
