import spectral from './spectral.json' with { type: 'json' };
import { MISSING, type Typeface } from './typeface.ts';

/** A glyph in its place on a line. */
export interface PlacedGlyph {
  /** The grapheme cluster that it shows: a key of `glyphs`. */
  readonly cluster: string;
  /** From the start of the line to the start of the glyph. */
  readonly x: number;
}

/** A word or a line in glyphs. */
export interface GlyphRun {
  readonly glyphs: readonly PlacedGlyph[];
  readonly width: number;
}

// The type of so large a literal is of no use.
export const typeface = spectral as unknown as Typeface;

const graphemes = new Intl.Segmenter('ru', { granularity: 'grapheme' });
const MARKS = /\p{M}/gu;
const WORD_CHARACTER = /[\p{L}\p{N}]/u;

/**
 * The grapheme clusters of a text that can be set. A cluster with marks that the typeface lacks loses them; any other
 * letter or digit becomes {@link MISSING}; emoji and other signs are left out, with the spaces that then are too many.
 */
export function clustersOf(text: string): string[] {
  const clusters = Array.from(graphemes.segment(text.normalize('NFC')), ({ segment }) => setCluster(segment));
  return clusters
    .filter((cluster) => cluster !== '')
    .filter((cluster, at, all) => cluster !== ' ' || (at > 0 && all[at - 1] !== ' '));
}

function setCluster(cluster: string): string {
  if (Object.hasOwn(typeface.glyphs, cluster)) return cluster;
  if (/^\s+$/u.test(cluster)) return ' ';
  const bare = cluster.normalize('NFD').replace(MARKS, '');
  if (Object.hasOwn(typeface.glyphs, bare)) return bare;
  return WORD_CHARACTER.test(bare) ? MISSING : '';
}

/** Sets clusters side by side. */
export function runOf(clusters: readonly string[]): GlyphRun {
  let x = 0;
  let previous = '';
  const glyphs = clusters.map((cluster) => {
    x += kerningOf(previous, cluster);
    const placed = { cluster, x };
    x += typeface.glyphs[cluster]?.[0] ?? 0;
    previous = cluster;
    return placed;
  });
  return { glyphs, width: x };
}

/** The marks of a letter do not change its distance from the next. */
function kerningOf(first: string, second: string): number {
  const moves = typeface.kerning[first.charAt(0)];
  const letter = second.charAt(0);
  if (moves === undefined || letter === '') return 0;
  for (const [move, letters] of Object.entries(moves)) if (letters.includes(letter)) return Number(move);
  return 0;
}
