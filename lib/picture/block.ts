import { type GlyphRun, typeface } from './glyphRun.ts';
import { wrap } from './wrap.ts';

/** A row in its place, in pixels from the upper left corner. */
export interface PlacedRow {
  readonly run: GlyphRun;
  /** Size of the letters. */
  readonly size: number;
  readonly x: number;
  /** Of the base line. */
  readonly y: number;
  /** Which line of the block it belongs to, empty ones not counted. */
  readonly line: number;
}

/** Lines set one below the other. */
export interface Block {
  readonly rows: readonly PlacedRow[];
  readonly width: number;
  readonly height: number;
}

/** Lengths in sizes of the letters. */
const LEADING = 1.48;
const STANZA_GAP = 0.8;
const HANG = 1.6;
/** From the top of a row to its base line. */
const ASCENT = 0.98;

/**
 * Sets lines at the left, below each other.
 *
 * @param lines an empty one makes a gap.
 * @param size of the letters.
 * @param column width that a row may have; the rest of a longer line hangs below it, indented.
 */
export function setBlock(lines: readonly string[], size: number, column: number): Block {
  const scale = size / typeface.unitsPerEm;
  const rows: PlacedRow[] = [];
  let [y, line, gap] = [0, 0, 0];
  for (const text of lines) {
    if (text === '') gap = STANZA_GAP * size;
    const runs = wrap(text, column / scale, (HANG * size) / scale);
    if (runs.length === 0) continue;
    if (rows.length > 0) y += gap;
    gap = 0;
    for (const [nth, run] of runs.entries()) {
      rows.push({ run, size, x: nth === 0 ? 0 : HANG * size, y: y + ASCENT * size, line });
      y += LEADING * size;
    }
    line++;
  }
  const width = Math.max(0, ...rows.map(({ x, run }) => x + run.width * scale));
  return { rows, width, height: y };
}
