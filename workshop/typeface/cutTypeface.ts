import type { Font } from 'fontkit';
import svgpath from 'svgpath';
import { MISSING, type Typeface } from '../../lib/picture/typeface.ts';

const between = (first: string, last: string): string[] => {
  const [from, to] = [first.codePointAt(0) as number, last.codePointAt(0) as number];
  return Array.from({ length: to - from + 1 }, (_, at) => String.fromCodePoint(from + at));
};

const russian = [...between('А', 'я'), 'Ё', 'ё'];
/** Letters of Russian before 1918, and of its neighbours that write in Cyrillic. */
const otherCyrillic = [...'ѢѣѲѳѴѵІіЂђЃѓЄєЅѕЇїЈјЉљЊњЋћЌќЎўЏџҐґ'];
const latin = [...between(' ', '~'), ...between('\u00A0', 'ÿ').filter((letter) => letter !== '\u00AD')];
const marks = [...'–—‘’‚“”„•…№'];
const stressed = [...'аеёиоуыэюяіАЕЁИОУЫЭЮЯІ'].map((vowel) => `${vowel}\u0301`);
/** What poems are set in. */
const clusters = [...new Set([...latin, ...russian, ...otherCyrillic, ...marks, ...stressed])];

/** Kerning below this many thousandths of the font's size can't be seen. */
const LEAST_KERNING = 8;

/**
 * Cuts the letters that Russian poems need out of a font.
 *
 * @param fonts files of one font, each with some of its letters; the first that has a letter is taken.
 * @param notice copyright and licence of the font.
 * @throws Error if a letter is in none of the files.
 */
export function cutTypeface(fonts: readonly Font[], notice: string): Typeface {
  const { unitsPerEm } = fonts[0] as Font;
  return {
    notice,
    unitsPerEm,
    glyphs: {
      ...Object.fromEntries(clusters.map((cluster) => [cluster, glyphOf(fontWith(fonts, cluster), cluster)])),
      [MISSING]: emptyBox(unitsPerEm),
    },
    kerning: Object.fromEntries(fonts.flatMap(kerningOf)),
  };
}

function fontWith(fonts: readonly Font[], text: string): Font {
  const font = fonts.find((candidate) => hasAll(candidate, text));
  if (font === undefined) throw new Error(`no file of the font has "${text}"`);
  return font;
}

function hasAll(font: Font, text: string): boolean {
  return [...text].every((letter) => font.hasGlyphForCodePoint(letter.codePointAt(0) as number));
}

/** Width and outline of a letter with its mark. */
function glyphOf(font: Font, cluster: string): [number, string] {
  const { glyphs, positions, advanceWidth } = font.layout(cluster);
  let x = 0;
  const paths = glyphs.map(({ path }, at) => {
    const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[at] ?? {};
    const placed = svgpath(path.toSVG()).translate(x + xOffset, yOffset);
    x += xAdvance;
    return placed.scale(1, -1).rel().round(0).toString();
  });
  return [Math.round(advanceWidth), paths.join('')];
}

/** A rectangle with a thin border, as wide as a letter. */
function emptyBox(unitsPerEm: number): [number, string] {
  const [width, height, edge] = [0.5, 0.6, 0.04].map((share) => Math.round(share * unitsPerEm)) as [
    number,
    number,
    number,
  ];
  const outer = `M${edge} 0h${width - 2 * edge}v${-height}h${2 * edge - width}z`;
  const inner = `M${2 * edge}${-edge}v${2 * edge - height}h${width - 4 * edge}v${height - 2 * edge}z`;
  return [width, outer + inner];
}

/** The pairs of letters of one file whose distance is not the sum of their widths, by the first letter. */
function kerningOf(font: Font): [string, Record<string, string>][] {
  const letters = [...russian, ...latin.filter((letter) => /[A-Za-z.,«»-]/u.test(letter))].filter((letter) =>
    hasAll(font, letter),
  );
  return letters.flatMap((first): [string, Record<string, string>][] => {
    const moves: Record<string, string> = {};
    for (const second of letters) {
      const { positions, glyphs } = font.layout(first + second);
      const move = Math.round((positions[0]?.xAdvance ?? 0) - (glyphs[0]?.advanceWidth ?? 0));
      // A ligature is one glyph: it is not made here.
      if (glyphs.length === 2 && Math.abs(move) * 1000 >= LEAST_KERNING * font.unitsPerEm) {
        moves[move] = (moves[move] ?? '') + second;
      }
    }
    return Object.keys(moves).length === 0 ? [] : [[first, moves]];
  });
}
