import { ACUTE } from './letters.ts';

/** Whatever ends a line in some text: CR, LF, CRLF, vertical tab, form feed, U+0085, U+2028, U+2029. */
export const LINE_BREAK = /\r\n?|[\n\v\f\u0085\u2028\u2029]/gu;

/** What may have to be tidied. Most texts have none of it, and are returned at once. */
const UNTIDY = /[^\n -~А-яЁё«»„“”–—…№]|^\s|\s$| {2}| \n|\n /u;
const BLANKS = /[\p{Zs}\t]+/gu;
/** What can't be seen; in a group what belongs to an emoji: a joiner between two pictographs, tags behind a flag. */
const INVISIBLE =
  /((?<=\p{Extended_Pictographic}[\uFE0F\u{1F3FB}-\u{1F3FF}]?)\u200D(?=\p{Extended_Pictographic})|(?<=\u{1F3F4})[\u{E0020}-\u{E007E}]+\u{E007F})|(?!\n)[\p{Cf}\p{Cc}]/gu;
/** A character, unless the marks stand alone, with its marks, in canonical decomposition. */
const MARKED = /(\P{M}?)(\p{M}+)/gsu;
const VOWEL = /[аеиоуыэюяєіѣѵ]/iu;
/** Letters on which an acute or a grave is no stress mark: those of other scripts, and ѓ and ќ. */
const OWN_MARKS = /[гк]|(?!\p{Script=Cyrillic})\p{L}/iu;
const STRESS_MARKS = /[\u0300\u0301]/gu;

/**
 * The one door for text: whatever comes in, from a request, a file, a chat or a page, is tidied where it enters.
 *
 * The text comes out composed (NFC), with each kind of line break as "\n" and each kind of blank as one space, without
 * characters that can't be seen (soft hyphens, zero-width characters, a byte order mark), without blanks at the edges
 * of lines, without stress marks on Cyrillic letters. Blank lines stay. Idempotent.
 * @param options.stressMarks keeps marks of main stress, U+0301, one a vowel; U+0300, a secondary stress, goes.
 */
export function tidy(text: string, { stressMarks = false }: { stressMarks?: boolean } = {}): string {
  if (!UNTIDY.test(text)) return text;
  return text
    .toWellFormed()
    .replace(LINE_BREAK, '\n')
    .replace(BLANKS, ' ')
    .replace(INVISIBLE, '$1')
    .normalize('NFD')
    .replace(MARKED, (whole, base: string, marks: string) => {
      if (OWN_MARKS.test(base)) return whole;
      const isStressed = stressMarks && marks.includes(ACUTE) && VOWEL.test(base);
      return base + marks.replace(STRESS_MARKS, '') + (isStressed ? ACUTE : '');
    })
    .normalize('NFC')
    .replace(/ {2,}/gu, ' ')
    .replace(/ ?\n ?/gu, '\n')
    .trim();
}
