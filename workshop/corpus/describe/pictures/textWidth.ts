/** Letter widths in units of the font size, of a usual sans serif; wide enough for the fonts that readers have. */
const WIDE = /[мшщжюыфдmwмАБ-Я]/u;
const NARROW = /[\s.,:;il'|()ftr-]/u;

/** About how wide a text is at a font size, rather too wide than too narrow. */
export function textWidth(text: string, size: number): number {
  let units = 0;
  for (const letter of text) units += WIDE.test(letter) ? 0.78 : NARROW.test(letter) ? 0.42 : 0.62;
  return units * size;
}
