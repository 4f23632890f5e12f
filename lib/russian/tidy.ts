import { ACUTE } from './letters.ts';

const LINE_BREAKS = /\r\n?|[\v\f\u0085\u2028\u2029]/gu;
const BLANKS = /[\p{Zs}\t]+/gu;
/** What can't be seen; in a group what belongs to an emoji: a joiner between two pictographs, tags behind a flag. */
const INVISIBLE =
  /((?<=\p{Extended_Pictographic}[\uFE0F\u{1F3FB}-\u{1F3FF}]?)\u200D(?=\p{Extended_Pictographic})|(?<=\u{1F3F4})[\u{E0020}-\u{E007E}]+\u{E007F})|(?!\n)[\p{Cf}\p{Cc}]/gu;
/** A vowel with all its marks, in canonical decomposition. */
const MARKED_VOWEL = /([аеиоуыэюяєії])([\u0300-\u036F]+)/giu;
const STRESS_MARKS = /[\u0300\u0301]/gu;

/**
 * A text as it is kept and read: composed (NFC), each kind of line break as "\n", each kind of blank as one space, no
 * characters that can't be seen (soft hyphens, zero-width characters, a byte order mark), no blanks at the edges of lines,
 * no stress marks on vowels. Idempotent.
 * @param options.stressMarks keeps marks of main stress, U+0301, one a vowel; U+0300, a secondary stress, goes.
 */
export function tidy(text: string, { stressMarks = false }: { stressMarks?: boolean } = {}): string {
  return text
    .toWellFormed()
    .replace(LINE_BREAKS, '\n')
    .replace(BLANKS, ' ')
    .replace(INVISIBLE, '$1')
    .normalize('NFD')
    .replace(MARKED_VOWEL, (_, vowel: string, marks: string) => {
      const isStressed = stressMarks && marks.includes(ACUTE);
      return vowel + marks.replace(STRESS_MARKS, '') + (isStressed ? ACUTE : '');
    })
    .normalize('NFC')
    .replace(/ {2,}/gu, ' ')
    .replace(/ ?\n ?/gu, '\n')
    .trim();
}
