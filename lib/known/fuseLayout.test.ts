import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cellBytes, cellCount, locate } from './fuseLayout.ts';

const layouts = fc.record({
  bits: fc.integer({ min: 1, max: 16 }),
  seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  segmentBits: fc.integer({ min: 2, max: 18 }),
  starts: fc.integer({ min: 1, max: 1000 }),
});

it('gives a key one cell in each of four neighbouring segments, and a fingerprint that fits a cell', () => {
  fc.assert(
    fc.property(layouts, fc.maxSafeNat(), (layout, key) => {
      const cells = new Uint32Array(4);
      const fingerprint = locate(layout, key, cells);
      const segments = Array.from(cells, (cell) => cell >>> layout.segmentBits);
      const [first = -1] = segments;
      expect(segments).toEqual([first, first + 1, first + 2, first + 3]);
      expect(Math.max(...cells)).toBeLessThan(cellCount(layout));
      expect(fingerprint).toBeLessThan(2 ** layout.bits);
      expect(Math.floor((Math.max(...cells) * layout.bits) / 8) + 3).toBeLessThanOrEqual(cellBytes(layout));
    }),
  );
});
