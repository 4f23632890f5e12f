import { crc32, deflateSync } from 'node:zlib';

/** Pixels in rows from the top, four bytes each: red, green, blue, alpha. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
}

/** Red, green and blue, each from 0 to 255. */
export type Colour = readonly [red: number, green: number, blue: number];

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
const [INDEXED_COLOUR, BITS] = [3, 4];
const MOST_COLOURS = 2 ** BITS;

/**
 * Encodes an opaque picture as PNG with a palette, two pixels a byte: a third of the size of one in true colour. Each
 * pixel becomes the nearest colour of the palette.
 *
 * @throws RangeError if the palette has more than 16 colours, or none.
 * @see https://www.w3.org/TR/png-3/
 */
export function encodeIndexedPng(
  { width, height, rgba }: Pixels,
  palette: readonly Colour[],
): Buffer<ArrayBuffer> {
  if (palette.length < 1 || palette.length > MOST_COLOURS)
    throw new RangeError(`a palette can't have ${palette.length} colours`);
  const indexes = new Map<number, number>();
  // Each row begins with its filter: 0, none.
  const rowLength = 1 + Math.ceil(width / 2);
  const rows = Buffer.alloc(rowLength * height);
  let from = 0;
  for (let y = 0; y < height; y++) {
    const row = y * rowLength + 1;
    for (let x = 0; x < width; x++, from += 4) {
      const [red, green, blue] = [rgba[from] as number, rgba[from + 1] as number, rgba[from + 2] as number];
      const colour = (red << 16) | (green << 8) | blue;
      let index = indexes.get(colour);
      if (index === undefined) {
        index = nearest([red, green, blue], palette);
        indexes.set(colour, index);
      }
      const at = row + (x >> 1);
      // The left pixel of a byte has its upper half.
      rows[at] = (rows[at] as number) | (x % 2 === 0 ? index << BITS : index);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([BITS, INDEXED_COLOUR], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flat())),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The index of the colour that is nearest to another one. */
function nearest(colour: Colour, palette: readonly Colour[]): number {
  const distances = palette.map((own) => Math.hypot(...own.map((part, at) => part - (colour[at] as number))));
  return distances.indexOf(Math.min(...distances));
}

function chunk(type: string, data: Uint8Array): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const whole = Buffer.alloc(typed.length + 8);
  whole.writeUInt32BE(data.length, 0);
  whole.set(typed, 4);
  whole.writeUInt32BE(crc32(typed), typed.length + 4);
  return whole;
}
