import { crc32, inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Colour, encodeIndexedPng } from './indexedPng.ts';

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

const palette: readonly Colour[] = [
  [0, 0, 0],
  [255, 255, 255],
  [248, 16, 8],
];
/** The colours that are encoded, and those that come out. */
const colours = [
  [[0, 0, 0], palette[0]],
  [[20, 8, 0], palette[0]],
  [[255, 255, 255], palette[1]],
  [[240, 16, 8], palette[2]],
] as const;

describe('encodeIndexedPng', () => {
  it('gives every pixel the nearest colour of the palette', () => {
    const pictures = fc
      .tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 20 }))
      .chain(([width, height]) =>
        fc
          .array(fc.constantFrom(...colours), { minLength: width * height, maxLength: width * height })
          .map((pixels) => ({ width, height, pixels })),
      );
    const property = fc.property(pictures, ({ width, height, pixels }) => {
      const rgba = Uint8Array.from(pixels.flatMap(([colour]) => [...colour, 255]));
      const png = encodeIndexedPng({ width, height, rgba }, palette);
      expect(png.toString('latin1', 0, 8)).toBe('\x89PNG\r\n\x1a\n');
      const chunks = chunksOf(png);
      expect([...chunks.keys()]).toEqual(['IHDR', 'PLTE', 'IDAT', 'IEND']);
      const header = chunks.get('IHDR') as Buffer;
      expect([header.readUInt32BE(0), header.readUInt32BE(4), ...header.subarray(8)]).toEqual([
        width,
        height,
        ...[4, 3, 0, 0, 0],
      ]);
      const rows = inflateSync(chunks.get('IDAT') as Buffer);
      const rowLength = 1 + Math.ceil(width / 2);
      const written = chunks.get('PLTE') as Buffer;
      const decoded = pixels.map((_, at) => {
        const x = at % width;
        const pair = rows[Math.floor(at / width) * rowLength + 1 + Math.floor(x / 2)] as number;
        const index = x % 2 === 0 ? pair >> 4 : pair & 15;
        return [...written.subarray(3 * index, 3 * index + 3)];
      });
      expect(decoded).toEqual(pixels.map(([, expected]) => expected));
      expect(rows).toHaveLength(rowLength * height);
    });
    fc.assert(property);
  });

  it.each([0, 17])('refuses a palette of %i colours', (length) => {
    const many = Array.from({ length }, (_, at) => [at, 0, 0] as const);
    const pixel = { width: 1, height: 1, rgba: Uint8Array.of(0, 0, 0, 255) };
    expect(() => encodeIndexedPng(pixel, many)).toThrow(RangeError);
  });
});
