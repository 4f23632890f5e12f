/** Letters as outlines. Lengths are in units of the font: `unitsPerEm` of them are the size of the font. */
export interface Typeface {
  /** Who made it, and under which licence it may be used. */
  readonly notice: string;
  readonly unitsPerEm: number;
  /** Width and outline (the `d` of an SVG path, y downwards from the base line) by grapheme cluster, in NFC. */
  readonly glyphs: Readonly<Record<string, readonly [width: number, path: string]>>;
  /** For a letter, by how much which letters behind it are moved. */
  readonly kerning: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Stands for a letter that the typeface does not have. */
export const MISSING = '\uFFFD';
