/** Letters of a stem, and what an ending has at least. */
const STEM = { least: 3, most: 5 };
const ENDING = 2;

/** What the forms of a word have in common, roughly: its first letters. */
export function stemOf(word: string): string {
  return word.slice(0, Math.max(STEM.least, Math.min(STEM.most, word.length - ENDING)));
}
