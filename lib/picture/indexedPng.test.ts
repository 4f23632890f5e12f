import { crc32, inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeIndexedPng } from './indexedPng.ts';

/** The chunks of a PNG, whose checksums it checks. */
function chunksOf(png: Buffer): Map<string, Buffer> {
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < png.length; ) {
    const end = at + 8 + png.readUInt32BE(at);
    expect(png.readUInt32BE(end)).toBe(crc32(png.subarray(at + 4, end)));
    chunks.set(png.toString('latin1', at + 4, at + 8), png.subarray(at + 8, end));
    at = end + 4;
  }
  return chunks;
}

const colour = fc.constantFrom([0, 0, 0, 255], [255, 255, 255, 255], [248, 16, 8, 255], [8, 16, 248, 255]);

describe('encodeIndexedPng', () => {
  it('keeps every pixel of a picture of a few colours', () => {
    const pictures = fc
      .tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 20 }))
      .chain(([width, height]) =>
        fc
          .array(colour, { minLength: width * height, maxLength: width * height })
          .map((pixels) => ({ width, height, pixels })),
      );
    const property = fc.property(pictures, ({ width, height, pixels }) => {
      const png = encodeIndexedPng({ width, height, rgba: Uint8Array.from(pixels.flat()) });
      expect(png.toString('latin1', 0, 8)).toBe('\x89PNG\r\n\x1a\n');
      const chunks = chunksOf(png);
      expect([...chunks.keys()]).toEqual(['IHDR', 'PLTE', 'IDAT', 'IEND']);
      const header = chunks.get('IHDR') as Buffer;
      expect([header.readUInt32BE(0), header.readUInt32BE(4), ...header.subarray(8)]).toEqual([
        width,
        height,
        ...[8, 3, 0, 0, 0],
      ]);
      const rows = inflateSync(chunks.get('IDAT') as Buffer);
      const palette = chunks.get('PLTE') as Buffer;
      const decoded = pixels.map((_, at) => {
        const index = rows[Math.floor(at / width) * (width + 1) + 1 + (at % width)] as number;
        return [...palette.subarray(3 * index, 3 * index + 3), 255];
      });
      expect(decoded).toEqual(pixels);
      expect(rows).toHaveLength((width + 1) * height);
    });
    fc.assert(property);
  });

  it('refuses more colours than a palette has', () => {
    const rgba = Uint8Array.from(
      Array.from({ length: 300 }, (_, at) => [(at % 20) * 8, Math.floor(at / 20) * 8, 0, 255]).flat(),
    );
    expect(() => encodeIndexedPng({ width: 300, height: 1, rgba })).toThrow(RangeError);
  });
});
