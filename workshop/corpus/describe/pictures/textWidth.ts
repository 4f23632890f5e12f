/** Letters of a common sans serif by width. */
const WIDE = /[мшщжюыфдmwмАБ-Я]/u;
const NARROW = /[\s.,:;il'|()ftr-]/u;

/** Estimated width of a text at a font size: an upper bound for the usual fonts. */
export function textWidth(text: string, size: number): number {
  let units = 0;
  for (const letter of text) units += WIDE.test(letter) ? 0.78 : NARROW.test(letter) ? 0.42 : 0.62;
  return units * size;
}
