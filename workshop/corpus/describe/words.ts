import { foldYo } from '../../../lib/russian/letters.ts';

const WORD = /\p{Script=Cyrillic}+(?:['’-]\p{Script=Cyrillic}+)*/gu;
const STRESS_MARK = /[\u0300\u0301]/gu;

/**
 * Words of a line in any Cyrillic letters, those of the old spelling too; a hyphen or an apostrophe between letters
 * belongs to the word. Lower case, е for ё, no stress marks.
 */
export function cyrillicWordsOf(line: string): string[] {
  const plain = foldYo(line.replace(STRESS_MARK, '').normalize('NFC').toLowerCase());
  return plain.match(WORD) ?? [];
}
