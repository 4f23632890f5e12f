/** Letters as the engine sees them: small integers, so that words live in typed arrays. */

/** Letters of the lexicon in the order of their codes; code 0 is unused. */
export const LETTERS = '-абвгдеёжзийклмнопрстуфхцчшщъыьэюя';
/** Code of the mark that follows a stressed vowel inside the automaton. */
export const MARK = LETTERS.length + 1;
/** Combining acute: primary stress in marked text. */
export const ACUTE = '\u0301';
/** Combining grave: secondary stress in marked text. */
export const GRAVE = '\u0300';

const VOWELS = 'аеёиоуыэюя';
const codeOf = new Uint8Array(0x500);
const vowelOf = new Uint8Array(0x500);
for (let i = 0; i < LETTERS.length; i++) {
  codeOf[LETTERS.charCodeAt(i)] = i + 1;
  if (VOWELS.includes(LETTERS.charAt(i))) vowelOf[LETTERS.charCodeAt(i)] = 1;
}

/** Code of е, ё and the hyphen, which the lexicon treats specially. */
export const CODE_E = LETTERS.indexOf('е') + 1;
/** See {@link CODE_E}. */
export const CODE_YO = LETTERS.indexOf('ё') + 1;
/** See {@link CODE_E}. */
export const CODE_HYPHEN = LETTERS.indexOf('-') + 1;

/** Code of a lower-case Russian letter or hyphen given as a UTF-16 unit, or 0. */
export function letterCode(unit: number): number {
  return unit < 0x500 ? (codeOf[unit] ?? 0) : 0;
}

/** Whether a UTF-16 unit is a lower-case Russian vowel. */
export function isVowel(unit: number): boolean {
  return unit < 0x500 && vowelOf[unit] === 1;
}

/** Number of vowels, which in Russian is the number of syllables. The word must be in lower case. */
export function syllables(word: string): number {
  let count = 0;
  for (let i = 0; i < word.length; i++) if (isVowel(word.charCodeAt(i))) count++;
  return count;
}

/** Index in `word` of its vowel number `vowel` (0-based), or -1. */
export function vowelIndex(word: string, vowel: number): number {
  let count = 0;
  for (let i = 0; i < word.length; i++) {
    if (isVowel(word.charCodeAt(i)) && count++ === vowel) return i;
  }
  return -1;
}

/** Number (0-based) of the last ё among the vowels of `word`, or -1. */
export function lastYo(word: string): number {
  const at = word.lastIndexOf('ё');
  return at < 0 ? -1 : syllables(word.slice(0, at));
}
