const WORD = /\p{Script=Cyrillic}+(?:['’-]\p{Script=Cyrillic}+)*/gu;
const VOWEL = /[аеёиоуыэюя]/gu;
const STRESS_MARK = /[\u0300\u0301]/gu;

/** Words of a line: runs of Cyrillic letters, hyphenated ones as one word. In lower case, ё as е, stress marks off. */
export function wordsOf(line: string): string[] {
  const plain = line.replace(STRESS_MARK, '').normalize('NFC').toLowerCase().replaceAll('ё', 'е');
  return plain.match(WORD) ?? [];
}

/** Syllables of lower-case words: one for each vowel letter. */
export function countSyllables(words: readonly string[]): number {
  return words.reduce((sum, word) => sum + (word.match(VOWEL)?.length ?? 0), 0);
}
