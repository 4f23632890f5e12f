import { foldYo } from '../../lib/russian/letters.ts';

/** What is left of a text when case, ё, spaces and punctuation do not count. */
export function lettersOf(line: string): string {
  return foldYo(line.toLowerCase()).replace(/[^\p{L}]+/gu, '');
}

const CYRILLIC = /[а-яё]/giu;

/** Number of Russian letters in a text: what bits per letter are counted by. */
export function countLetters(text: string): number {
  return text.match(CYRILLIC)?.length ?? 0;
}
