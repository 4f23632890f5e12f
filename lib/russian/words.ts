import { foldYo } from './letters.ts';

const WORDS = /[а-я]+(?:-[а-я]+)*/gu;
const PARTS = /[а-я]+/gu;

/** The Russian words of a text, lower case with е for ё; a hyphen between letters belongs to the word. */
export function wordsOf(text: string): string[] {
  return foldYo(text.toLowerCase()).match(WORDS) ?? [];
}

/** The same with hyphenated words taken apart: «кто-то» is «кто» and «то». */
export function wordPartsOf(text: string): string[] {
  return foldYo(text.toLowerCase()).match(PARTS) ?? [];
}
