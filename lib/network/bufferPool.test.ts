import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BufferPool } from './bufferPool.ts';

describe('BufferPool', () => {
  it('uses what was given back again, where it has room and not twice as much', () => {
    const pool = new BufferPool();
    const [small, large] = [pool.take(100), pool.take(1000)];
    pool.give(large);
    pool.give(small);
    expect(pool.take(80).buffer).toBe(small.buffer);
    expect(pool.take(400).buffer).not.toBe(large.buffer);
    expect(pool.take(500).buffer).toBe(large.buffer);
  });

  it('lets an array go on being cut and given back whole', () => {
    const pool = new BufferPool();
    const array = pool.take(1000);
    pool.give(array);
    pool.give(pool.take(600));
    expect(pool.take(1000).buffer).toBe(array.buffer);
  });

  it('keeps no more than 8 MiB', () => {
    const pool = new BufferPool();
    const arrays = Array.from({ length: 3 }, () => pool.take(2 ** 20));
    for (const array of arrays) pool.give(array);
    const again = new Set(arrays.map(() => pool.take(2 ** 20).buffer));
    expect(arrays.filter(({ buffer }) => again.has(buffer))).toHaveLength(2);
  });

  it('never lends the same memory twice', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(300), fc.boolean())), (uses) => {
        const pool = new BufferPool();
        const lent = new Set<ArrayBufferLike>();
        for (const [length, keep] of uses) {
          const array = pool.take(length);
          expect(array).toHaveLength(length);
          expect(lent).not.toContain(array.buffer);
          if (keep) lent.add(array.buffer);
          else pool.give(array);
        }
      }),
    );
  });
});
