/** The vowel letters in lower case. In Russian a word has as many syllables as vowels. */
export const VOWELS = 'аеёиоуыэюя';

/** Combining acute: follows a stressed vowel in marked text. */
export const ACUTE = '\u0301';

const UNITS = 0x500;
const vowelOf = new Uint8Array(UNITS);
for (const vowel of VOWELS) vowelOf[vowel.charCodeAt(0)] = 1;

/** Whether a UTF-16 unit is a lower-case Russian vowel. */
export function isVowel(unit: number): boolean {
  return unit < UNITS && vowelOf[unit] === 1;
}

/** Number of syllables of a lower-case word or line. */
export function countSyllables(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) if (isVowel(text.charCodeAt(i))) count++;
  return count;
}

/** Index in a lower-case `word` of its vowel number `vowel` (0-based), or -1. */
export function vowelIndex(word: string, vowel: number): number {
  let count = 0;
  for (let i = 0; i < word.length; i++) {
    if (isVowel(word.charCodeAt(i)) && count++ === vowel) return i;
  }
  return -1;
}

/** A lower-case text with е for ё. Most texts leave ё out, so words are compared and looked up without it. */
export function foldYo(text: string): string {
  return text.replaceAll('ё', 'е');
}

/** Number (0-based) of the last ё among the vowels of a lower-case `word`, or -1. */
export function lastYo(word: string): number {
  const at = word.lastIndexOf('ё');
  return at < 0 ? -1 : countSyllables(word.slice(0, at));
}
