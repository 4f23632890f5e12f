import { isVowel } from '../russian/letters.ts';

/** A word of a line, and where its vowels are in the text. */
export interface TextWord {
  /** Lower case, composed, without stress marks. */
  readonly form: string;
  /** For each vowel, the index in the line just behind it (and its diaeresis): the place of a stress mark. */
  readonly vowelEnds: readonly number[];
  /** Vowels that the text itself marks with U+0301, 0-based; more than one in a compound. */
  readonly givenStresses: readonly number[];
}

const BREVE = 0x306;
const DIAERESIS = 0x308;
const HYPHEN = 0x2d;

const isLetter = (unit: number): boolean => (unit >= 0x430 && unit <= 0x44f) || unit === 0x451;
const lower = (unit: number): number =>
  unit >= 0x410 && unit <= 0x42f ? unit + 32 : unit === 0x401 ? 0x451 : unit;
const isMark = (unit: number): boolean => unit >= 0x300 && unit <= 0x36f;

/**
 * The Russian words of a line. A hyphen joins letters; combining marks belong to their letter (й and ё may come
 * apart as и + U+0306 and е + U+0308); everything else separates words. Never throws.
 */
export function readWords(line: string): TextWord[] {
  const words: TextWord[] = [];
  let at = 0;
  while (at < line.length) {
    if (!isLetter(lower(line.charCodeAt(at)))) {
      at++;
      continue;
    }
    let form = '';
    const givenStresses: number[] = [];
    const vowelEnds: number[] = [];
    for (; at < line.length; at++) {
      const unit = line.charCodeAt(at);
      const letter = lower(unit);
      if (isLetter(letter)) {
        form += String.fromCharCode(letter);
        if (isVowel(letter)) vowelEnds.push(at + 1);
      } else if (isMark(unit)) {
        const last = form.charCodeAt(form.length - 1);
        if (unit === BREVE && last === 0x438) {
          form = `${form.slice(0, -1)}й`;
          vowelEnds.pop();
        } else if (unit === DIAERESIS && last === 0x435) {
          form = `${form.slice(0, -1)}ё`;
          vowelEnds[vowelEnds.length - 1] = at + 1;
        } else if (unit === 0x301 && vowelEnds.at(-1) === at) givenStresses.push(vowelEnds.length - 1);
      } else if (unit === HYPHEN && isLetter(lower(line.charCodeAt(at + 1)))) form += '-';
      else break;
    }
    words.push({ form, vowelEnds, givenStresses });
  }
  return words;
}
