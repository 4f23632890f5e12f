import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BoundedCache } from './boundedCache.ts';

describe('BoundedCache', () => {
  it('keeps what is used and forgets what is not', () => {
    const cache = new BoundedCache<number, string>(10);
    cache.set(0, 'used');
    cache.set(1, 'unused');
    for (let key = 2; key < 30; key++) {
      cache.set(key, 'new');
      expect(cache.get(0)).toBe('used');
    }
    expect(cache.get(1)).toBeUndefined();
  });

  it('tells false and 0 from what is absent', () => {
    const cache = new BoundedCache<string, boolean | number>(4);
    cache.set('no', false);
    cache.set('none', 0);
    expect([cache.get('no'), cache.get('none'), cache.get('other')]).toEqual([false, 0, undefined]);
  });

  it('forgets a deleted key in both generations', () => {
    const cache = new BoundedCache<string, number>(2);
    cache.set('a', 1);
    cache.set('b', 2);
    cache.get('a');
    cache.delete('a');
    expect([cache.get('a'), cache.get('b')]).toEqual([undefined, 2]);
  });

  it('has at most so much, the most recent half of it always', () => {
    const sizeOf = (value: number) => 1 + (value % 4);
    const keys = fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 80 });
    fc.assert(
      fc.property(keys, fc.integer({ min: 8, max: 24 }), (used, most) => {
        const recent = [...new Set(used.toReversed())];
        // Looking a key up is a use of it, so that each is asked of a cache of its own.
        const isKept = (key: number): boolean => {
          const cache = new BoundedCache<number, number>(most, sizeOf);
          for (const one of used) cache.set(one, one);
          return cache.get(key) === key;
        };
        const kept = recent.filter(isKept);
        expect(kept.reduce((sum, key) => sum + sizeOf(key), 0)).toBeLessThanOrEqual(most);
        let size = 0;
        const half = recent.filter((key) => {
          size += sizeOf(key);
          return size <= most / 2;
        });
        expect(kept.slice(0, half.length)).toEqual(half);
      }),
    );
  });
});
