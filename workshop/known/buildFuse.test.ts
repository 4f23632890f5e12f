import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FilterFormatError } from '../../lib/known/errors.ts';
import { FuseFilter } from '../../lib/known/fuseFilter.ts';
import { buildFuse } from './buildFuse.ts';

const anyKey = fc.maxSafeNat();

describe('FuseFilter', () => {
  it('has every key, whatever their order', () => {
    fc.assert(
      fc.property(fc.array(anyKey, { maxLength: 300 }), fc.integer({ min: 1, max: 16 }), (keys, bits) => {
        const bytes = buildFuse('TEST', keys, bits);
        const filter = new FuseFilter(bytes, 'TEST');
        for (const key of keys) expect(filter.has(key)).toBe(true);
        expect(buildFuse('TEST', keys.toReversed(), bits)).toEqual(bytes);
      }),
    );
  });

  it('has about one other key in 2^bits', () => {
    const count = 20_000;
    const filter = new FuseFilter(
      buildFuse(
        'TEST',
        Array.from({ length: count }, (_, at) => at * 2_654_435_761),
        8,
      ),
      'TEST',
    );
    let positives = 0;
    for (let at = 0; at < count; at++) if (filter.has(at * 2_654_435_761 + 7)) positives++;
    expect(positives).toBeGreaterThan((0.5 * count) / 256);
    expect(positives).toBeLessThan((2 * count) / 256);
  });

  it('needs little more than a cell a key', () => {
    const keys = Array.from({ length: 50_000 }, (_, at) => at * 1_000_003);
    expect((8 * buildFuse('TEST', keys, 8).length) / keys.length).toBeLessThan(8 * 1.25);
  });

  it('refuses other bytes, another filter, and one that is cut short', () => {
    const bytes = buildFuse('TEST', [1, 2, 3], 8);
    const open =
      (own: Uint8Array, magic = 'TEST') =>
      () =>
        new FuseFilter(own, magic);
    expect(open(bytes)).not.toThrow();
    expect(open(bytes, 'REST')).toThrow(FilterFormatError);
    expect(open(bytes.subarray(0, -1))).toThrow(/bytes, not/);
    expect(open(new Uint8Array())).toThrow(FilterFormatError);
    expect(open(Uint8Array.from(bytes, (byte, at) => (at === 4 ? 9 : byte)))).toThrow(/version 9/);
    expect(open(Uint8Array.from(bytes, (byte, at) => (at === 5 ? 99 : byte)))).toThrow(/header is invalid/);
  });
});
