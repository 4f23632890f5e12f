import { foldYo } from '../../lib/russian/letters.ts';
import { tidy } from '../../lib/russian/tidy.ts';

/** The letters of a text alone, tidied, in lower case and with е for ё: what two spellings of a line have in common. */
export function lettersOf(line: string): string {
  return foldYo(tidy(line).toLowerCase()).replace(/[^\p{L}]+/gu, '');
}

/** Lines with fewer letters occur in many poems by chance. */
const DISTINCTIVE_LETTERS = 8;

/** The letters of the lines that are long enough to show that two poems share text. */
export function distinctiveLines(lines: readonly string[]): Set<string> {
  return new Set(lines.map(lettersOf).filter((line) => line.length >= DISTINCTIVE_LETTERS));
}

const CYRILLIC = /[а-яё]/giu;

/** Number of Russian letters in a text. Bits per letter are counted by it. */
export function countLetters(text: string): number {
  return text.match(CYRILLIC)?.length ?? 0;
}
