import type { PlacedRow } from './block.ts';
import { typeface } from './glyphRun.ts';
import { INKS, PAPER } from './inks.ts';
import { layOut, WIDTH } from './layout.ts';
import type { PicturePoem } from './poem.ts';

/** Draws a poem. Letters are outlines: the picture looks the same everywhere and needs no font. */
export function drawSvg(poem: PicturePoem): string {
  const { height, rows } = layOut(poem);
  const { epigraph, verse } = poem;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img">`,
    `<title>${escaped(verse[0] ?? '')}</title>`,
    `<desc>${escaped([...epigraph, '', ...verse].join('\n').trim())}</desc>`,
    `<defs>${outlinesFor(rows)}</defs>`,
    `<rect width="${WIDTH}" height="${height}" fill="${PAPER}"/>`,
    ...rows.map((row) => drawRow(row, INKS[row.part])),
    '</svg>\n',
  ].join('\n');
}

/** The letters of rows, which `drawRow` refers to. */
export function outlinesFor(rows: readonly PlacedRow[]): string {
  const clusters = new Set(rows.flatMap(({ run }) => run.glyphs.map(({ cluster }) => cluster)));
  return [...clusters]
    .map((cluster) => [idOf(cluster), outlineOf(cluster)] as const)
    .filter(([, outline]) => outline !== '')
    .map(([id, outline]) => `<path id="${id}" d="${outline}"/>`)
    .join('');
}

/** Letters stand on whole pixels: the same letter then has the same pixels, and the PNG is a fifth smaller. */
export function drawRow({ run, size, x, y }: PlacedRow, ink: string): string {
  const scale = size / typeface.unitsPerEm;
  const uses = run.glyphs
    .filter(({ cluster }) => outlineOf(cluster) !== '')
    .map(
      (glyph) => `<use href="#${idOf(glyph.cluster)}" x="${rounded(Math.round(glyph.x * scale) / scale)}"/>`,
    );
  const place = `translate(${Math.round(x)} ${Math.round(y)}) scale(${scale})`;
  return `<g fill="${ink}" transform="${place}">${uses.join('')}</g>`;
}

function outlineOf(cluster: string): string {
  return typeface.glyphs[cluster]?.[1] ?? '';
}

/** A name that XML allows. */
function idOf(cluster: string): string {
  return `g${[...cluster].map((character) => character.codePointAt(0)?.toString(16)).join('-')}`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Text for XML, without the characters that XML can't have. */
export function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>]/gu, (character) => ENTITIES[character] as string);
}

/** To a tenth of a unit of the font. */
function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
