/**
 * The cells of a key in a 4-wise binary fuse filter (Graf and Lemire 2022, "Binary Fuse Filters: Fast and Smaller Than
 * Xor Filters"): one in each of four neighbouring segments. Shared by the builder and the reader.
 */
export interface FuseLayout {
  /** Bits of a cell. */
  readonly bits: number;
  /** Number of the hash function: the builder takes the first that works. */
  readonly seed: number;
  /** Cells of a segment, as a power of 2. */
  readonly segmentBits: number;
  /** Number of segments that the first cell of a key may be in; the array has three more. */
  readonly starts: number;
}

/** Number of cells. */
export function cellCount({ segmentBits, starts }: FuseLayout): number {
  return (starts + 3) << segmentBits;
}

/** Bytes of the cells, and two more, so that every cell can be read as three bytes. */
export function cellBytes(layout: FuseLayout): number {
  return Math.ceil((cellCount(layout) * layout.bits) / 8) + 2;
}

/**
 * Writes the four cells of a key to `out[0..3]` and returns the fingerprint that their exclusive or must equal.
 *
 * @param key a whole number below 2^53.
 */
export function locate(layout: FuseLayout, key: number, out: Uint32Array): number {
  const a = mix((key >>> 0) ^ layout.seed);
  const b = mix(a ^ Math.floor(key / 2 ** 32) ^ 0x9e3779b9);
  const { segmentBits } = layout;
  const mask = (1 << segmentBits) - 1;
  let segment = Math.floor((b / 2 ** 32) * layout.starts) << segmentBits;
  let h = a;
  for (let i = 0; i < 4; i++) {
    h = mix(h + 0x9e3779b9 + b);
    out[i] = segment + (h & mask);
    segment += mask + 1;
  }
  return mix(h ^ b) & ((1 << layout.bits) - 1);
}

/** The finaliser of MurmurHash3 (Appleby): every bit of the 32-bit number depends on every bit of `h`. */
function mix(h: number): number {
  let x = h >>> 0;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}
