import { type Block, type PlacedRow, setBlock } from './block.ts';
import type { PicturePoem } from './poem.ts';

/** Width of a picture in pixels, as messengers show it. */
export const WIDTH = 1080;

/** Lengths in pixels. */
const SIDE = 96;
const TOP = 88;
const BOTTOM = 64;
const COLUMN = WIDTH - 2 * SIDE;
/** Sizes of the letters, the largest first. */
const SIZES = [54, 50, 46, 42, 36] as const;
/** Down to this size letters get smaller so that no line is broken. */
const UNBROKEN_SIZE = 42;
/** Letters get smaller so that the verse is no taller than this. */
const TALLEST = 1700;
const SIGNATURE_SIZE = 27;
/** Of what the verse has. */
const EPIGRAPH_SIZE = 0.8;
const EPIGRAPH_COLUMN = 0.7;

/** What a row is. */
export type Part = 'own' | 'verse' | 'signature';

/** A row of the picture. */
export type LaidRow = PlacedRow & { readonly part: Part };

/** A picture before it is drawn. */
export interface Layout {
  readonly height: number;
  readonly rows: readonly LaidRow[];
}

/** Sets a poem: the epigraph at the right, the verse below it in the middle, and the signature below that at the right. */
export function layOut({ epigraph, verse, ownLines, signature }: PicturePoem): Layout {
  const body = setVerse(verse);
  const size = body.rows[0]?.size ?? SIZES[0];
  const above = setBlock(epigraph, Math.round(size * EPIGRAPH_SIZE), COLUMN * EPIGRAPH_COLUMN);
  const below = setBlock([signature], SIGNATURE_SIZE, COLUMN);

  const rows: LaidRow[] = [];
  let y = TOP;
  const add = (block: Block, left: number, partOf: (line: number) => Part, gap: number) => {
    for (const row of block.rows) {
      rows.push({ ...row, x: left + row.x, y: y + row.y, part: partOf(row.line) });
    }
    if (block.rows.length > 0) y += block.height + gap;
  };
  add(above, WIDTH - SIDE - above.width, () => 'own', size);
  add(body, (WIDTH - body.width) / 2, (line) => (line < ownLines ? 'own' : 'verse'), size * 0.6);
  add(below, WIDTH - SIDE - below.width, () => 'signature', 0);
  return { height: Math.round(y + BOTTOM), rows };
}

/** Sets verse as large as it can be. */
function setVerse(verse: readonly string[]): Block {
  const lines = verse.filter((line) => line !== '').length;
  const blocks = SIZES.map((size) => ({ size, block: setBlock(verse, size, COLUMN) }));
  const good = blocks.find(
    ({ size, block }) => block.height <= TALLEST && (size <= UNBROKEN_SIZE || block.rows.length <= lines),
  );
  return (good ?? (blocks.at(-1) as (typeof blocks)[number])).block;
}
