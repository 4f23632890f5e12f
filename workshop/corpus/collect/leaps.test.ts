import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advance, startWalk } from './leaps.ts';

/** Walks a whole day; the numbers asked for, in order. */
function walkDay(there: ReadonlySet<number>, top: number): number[] {
  const asked: number[] = [];
  for (let walk = startWalk(top); walk.next > 0; walk = advance(walk, there.has(walk.next)))
    asked.push(walk.next);
  return asked;
}
const range = (from: number, to: number) => Array.from({ length: from - to + 1 }, (_, at) => from - at);

describe('the walk of a day', () => {
  it('leaps by 100, then by 1,000, then looks where a day begins', () => {
    const asked = walkDay(new Set(), 15_000);
    expect(asked.slice(0, 6)).toEqual([15_000, 14_999, 14_998, 14_898, 14_798, 14_698]);
    expect(asked.slice(0, 30)).toContain(1);
    expect(asked.length).toBeLessThan(2100);
  });
  it('goes one by one through a dense day, and steps over single gaps', () => {
    expect(walkDay(new Set(range(50, 1)), 50)).toEqual(range(50, 1));
    expect(walkDay(new Set([5, 4, 2, 1]), 5)).toEqual([5, 4, 3, 2, 1]);
  });
  it('does not try every number of a wide empty space', () => {
    expect(walkDay(new Set(range(3000, 1)), 15_000).length).toBeLessThan(5200);
  });
  it('asks for no number twice, and finds every poem within a thousand numbers of another, whatever is there', () => {
    const day = fc.array(fc.tuple(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 1, max: 40 })), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 4000 }), (islands, space) => {
        const there = new Set<number>();
        let number = 0;
        for (const [gap, size] of islands) {
          number += gap;
          for (let poem = 0; poem < size; poem++) there.add(++number);
        }
        const asked = walkDay(there, number + 1 + space);
        expect(new Set(asked).size).toBe(asked.length);
        expect([...there].filter((poem) => !asked.includes(poem))).toEqual([]);
      }),
    );
  });
});
