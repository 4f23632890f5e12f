import { describe, expect, it } from 'vitest';
import { Reservoir } from './reservoir.ts';

/** Lehmer's generator (Park and Miller 1988). */
function lehmer() {
  let state = 1;
  return {
    integer(below: number): number {
      state = (state * 48271) % 2147483647;
      return Math.floor((state / 2147483647) * below);
    },
  };
}

describe('Reservoir', () => {
  it('keeps all of a stream that is not longer than the sample', () => {
    const reservoir = new Reservoir<number>(3, lehmer());
    for (const thing of [1, 2, 3]) reservoir.add(thing);
    expect(reservoir.drawn).toEqual([1, 2, 3]);
  });

  it('draws first and last things equally often', () => {
    const random = lehmer();
    const counts = new Array<number>(10).fill(0);
    for (let nth = 0; nth < 3000; nth++) {
      const reservoir = new Reservoir<number>(2, random);
      for (let thing = 0; thing < 10; thing++) reservoir.add(thing);
      for (const thing of reservoir.drawn) counts[thing] = (counts[thing] as number) + 1;
    }
    // Expected 600 each, with a standard deviation of 22.
    for (const count of counts) expect(Math.abs(count - 600)).toBeLessThan(100);
  });
});
