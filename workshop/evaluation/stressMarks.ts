import { ACUTE, lastYo, VOWELS } from '../../lib/russian/letters.ts';

const WORD = /[\p{L}\p{M}-]+/gu;

/** Words with a stress marked by hand, and how many of them the scansion stresses alike. */
export interface StressCounts {
  words: number;
  right: number;
}

/** Adds the words of two or more syllables of a marked text. @param scanned the same text, marked by the scansion. */
export function countStresses(marked: string, scanned: string, counts: StressCounts): void {
  const scannedWords = scanned.match(WORD) ?? [];
  for (const [at, word] of (marked.match(WORD) ?? []).entries()) {
    const { stresses, vowels } = stressesOf(word);
    if (vowels < 2 || stresses.length === 0) continue;
    counts.words++;
    const scannedWord = scannedWords[at] ?? '';
    // The scansion marks no ё, which is stressed.
    const own = stressesOf(scannedWord).stresses[0] ?? lastYo(scannedWord.toLowerCase());
    if (stresses.includes(own)) counts.right++;
  }
}

/** The numbers (0-based) of the vowels of a word that have a stress mark, and the number of its vowels. */
function stressesOf(word: string): { stresses: number[]; vowels: number } {
  const stresses: number[] = [];
  let vowels = 0;
  for (const letter of word.toLowerCase()) {
    if (VOWELS.includes(letter)) vowels++;
    else if (letter === ACUTE) stresses.push(vowels - 1);
  }
  return { stresses, vowels };
}
