import { FilterFormatError } from './errors.ts';
import { cellBytes, type FuseLayout, locate } from './fuseLayout.ts';

/** Bytes before the cells. */
export const HEADER = 16;
/** Version of the file format. */
export const VERSION = 1;
/** Most bits of a cell: three bytes hold that many wherever the cell begins. */
export const MAX_BITS = 16;

/**
 * A set of hashes without false negatives and with one false positive in 2^bits. It reads the cells in place and copies
 * nothing.
 *
 * The bytes: a magic word (4, ASCII), version (1), bits of a cell (1), segment bits (1), 0 (1), first segments (4),
 * seed (4), all little-endian, then the cells without gaps, low bit first.
 */
export class FuseFilter {
  readonly #layout: FuseLayout;
  readonly #cells: Uint8Array;
  readonly #places = new Uint32Array(4);

  /**
   * @param magic the magic word that the bytes must begin with.
   * @throws FilterFormatError if the bytes are another filter, of another version, or cut short.
   */
  constructor(bytes: Uint8Array, magic: string) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (bytes.length < HEADER || String.fromCharCode(...bytes.subarray(0, 4)) !== magic) {
      throw new FilterFormatError(`these bytes are not a ${magic} filter`);
    }
    if (bytes[4] !== VERSION) {
      throw new FilterFormatError(`the ${magic} filter is of version ${bytes[4]}, not ${VERSION}`);
    }
    const layout: FuseLayout = {
      bits: view.getUint8(5),
      segmentBits: view.getUint8(6),
      starts: view.getUint32(8, true),
      seed: view.getUint32(12, true),
    };
    const length = HEADER + cellBytes(layout);
    if (layout.bits < 1 || layout.bits > MAX_BITS || layout.segmentBits > 18 || layout.starts < 1) {
      throw new FilterFormatError(`the ${magic} filter's header is invalid`);
    }
    if (bytes.length !== length) {
      throw new FilterFormatError(`the ${magic} filter has ${bytes.length} bytes, not ${length}`);
    }
    this.#layout = layout;
    this.#cells = bytes.subarray(HEADER);
  }

  /** Whether the set has the hash, a whole number below 2^53. */
  has(key: number): boolean {
    const places = this.#places;
    let rest = locate(this.#layout, key, places);
    for (let i = 0; i < 4; i++) rest ^= this.#cell(places[i] as number);
    return rest === 0;
  }

  #cell(index: number): number {
    const { bits } = this.#layout;
    const bit = index * bits;
    const at = Math.floor(bit / 8);
    const cells = this.#cells;
    const three =
      (cells[at] as number) | ((cells[at + 1] as number) << 8) | ((cells[at + 2] as number) << 16);
    return (three >>> (bit & 7)) & ((1 << bits) - 1);
  }
}
