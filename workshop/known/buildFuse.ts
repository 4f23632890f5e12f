import { HEADER, MAX_BITS, VERSION } from '../../lib/known/fuseFilter.ts';
import { cellBytes, cellCount, type FuseLayout, locate } from '../../lib/known/fuseLayout.ts';

/** No seed works for these keys. */
export class FilterBuildError extends Error {
  override readonly name = 'FilterBuildError';
}

const SEEDS = 100;

/**
 * Builds the bytes that {@link FuseFilter} reads: about 1.08 cells a key where there are many. The same keys give the
 * same bytes, in whatever order they come.
 *
 * @param magic four ASCII letters that say what is in it.
 * @param keys hashes, whole numbers below 2^53; each counts once.
 * @param bits of a cell, 1 to 16: one in 2^bits of the keys that are not in is taken for one that is.
 * @throws RangeError for other bits; FilterBuildError if no seed works, which is as good as impossible.
 */
export function buildFuse(magic: string, keys: Iterable<number>, bits: number): Uint8Array {
  if (!(bits >= 1 && bits <= MAX_BITS)) throw new RangeError(`a cell has 1 to ${MAX_BITS} bits, not ${bits}`);
  const sorted = Float64Array.from(new Set(keys)).sort();
  const shape = shapeFor(sorted.length);
  for (let seed = 0; seed < SEEDS; seed++) {
    const layout = { bits, seed, ...shape };
    const order = peel(layout, sorted);
    if (order) return pack(magic, layout, sorted, order);
  }
  throw new FilterBuildError(`no filter for ${sorted.length} keys; build it of fewer`);
}

/** Segment length and count by the formulas of the paper's implementation (FastFilter, binaryfusefilter.h, 4-wise). */
function shapeFor(keys: number): { segmentBits: number; starts: number } {
  const logarithm = Math.log(Math.max(2, keys));
  const segmentBits = Math.min(18, Math.max(2, Math.floor(logarithm / Math.log(2.91) - 0.5)));
  const factor = Math.max(1.075, 0.77 + (0.305 * Math.log(600_000)) / logarithm);
  return { segmentBits, starts: Math.max(1, Math.ceil((keys * factor) / 2 ** segmentBits) - 3) };
}

/** The order in which keys can be taken out, each alone in one cell when its turn comes. */
interface Peeling {
  /** Indices of the keys. */
  readonly keys: Uint32Array;
  /** Cell in which each was alone. */
  readonly cells: Uint32Array;
}

/** Undefined where some keys hold each other fast: then another seed is needed. */
function peel(layout: FuseLayout, sorted: Float64Array): Peeling | undefined {
  const cells = cellCount(layout);
  const counts = new Uint32Array(cells);
  // Exclusive or of the indices of the keys that a cell belongs to: with one key left, that key.
  const owners = new Uint32Array(cells);
  const places = new Uint32Array(4);
  for (let index = 0; index < sorted.length; index++) {
    locate(layout, sorted[index] as number, places);
    for (const place of places) {
      counts[place] = (counts[place] as number) + 1;
      owners[place] = (owners[place] as number) ^ index;
    }
  }
  const lonely: number[] = [];
  for (let cell = 0; cell < cells; cell++) if (counts[cell] === 1) lonely.push(cell);
  const order: Peeling = { keys: new Uint32Array(sorted.length), cells: new Uint32Array(sorted.length) };
  let taken = 0;
  for (let cell = lonely.pop(); cell !== undefined; cell = lonely.pop()) {
    if (counts[cell] !== 1) continue;
    const index = owners[cell] as number;
    order.keys[taken] = index;
    order.cells[taken++] = cell;
    locate(layout, sorted[index] as number, places);
    for (const place of places) {
      const left = (counts[place] as number) - 1;
      counts[place] = left;
      owners[place] = (owners[place] as number) ^ index;
      if (left === 1) lonely.push(place);
    }
  }
  return taken === sorted.length ? order : undefined;
}

/** Fills the cells, the key taken out last first, and writes them behind the header. */
function pack(magic: string, layout: FuseLayout, sorted: Float64Array, order: Peeling): Uint8Array {
  const { bits } = layout;
  const cells = new Uint16Array(cellCount(layout));
  const places = new Uint32Array(4);
  for (let i = sorted.length - 1; i >= 0; i--) {
    const own = order.cells[i] as number;
    let value = locate(layout, sorted[order.keys[i] as number] as number, places);
    for (const place of places) if (place !== own) value ^= cells[place] as number;
    cells[own] = value;
  }
  const bytes = new Uint8Array(HEADER + cellBytes(layout));
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < 4; i++) bytes[i] = magic.charCodeAt(i);
  bytes[4] = VERSION;
  bytes[5] = bits;
  bytes[6] = layout.segmentBits;
  view.setUint32(8, layout.starts, true);
  view.setUint32(12, layout.seed, true);
  for (let cell = 0; cell < cells.length; cell++) {
    const bit = cell * bits;
    const at = HEADER + Math.floor(bit / 8);
    const value = (cells[cell] as number) << (bit & 7);
    for (let i = 0; i < 3; i++) bytes[at + i] = (bytes[at + i] as number) | ((value >>> (8 * i)) & 255);
  }
  return bytes;
}
