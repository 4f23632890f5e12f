import { isVowel } from '../russian/letters.ts';
import type { Lexicon } from './lexicon.ts';
import { PARTICLES } from './wordWeight.ts';

/** A word of a line: what is spoken, and where it lies in the text. */
export interface Token {
  /** Lower case, composed, without stress marks. */
  readonly word: string;
  /** For each vowel, the index in the line just behind it (and its diaeresis), where a mark would stand. */
  readonly vowelEnds: readonly number[];
  /** Vowel that the text itself marks with U+0301, or -1. */
  readonly given: number;
  /** Index of the word's first character in the line. */
  readonly start: number;
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
 * apart as и + U+0306 and е + U+0308); everything else parts words. Never throws.
 */
export function tokenize(line: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < line.length) {
    if (!isLetter(lower(line.charCodeAt(at)))) {
      at++;
      continue;
    }
    const start = at;
    let word = '';
    let given = -1;
    const vowelEnds: number[] = [];
    for (; at < line.length; at++) {
      const unit = line.charCodeAt(at);
      const letter = lower(unit);
      if (isLetter(letter)) {
        word += String.fromCharCode(letter);
        if (isVowel(letter)) vowelEnds.push(at + 1);
      } else if (isMark(unit)) {
        const last = word.charCodeAt(word.length - 1);
        if (unit === BREVE && last === 0x438) {
          word = `${word.slice(0, -1)}й`;
          vowelEnds.pop();
        } else if (unit === DIAERESIS && last === 0x435) {
          word = `${word.slice(0, -1)}ё`;
          vowelEnds[vowelEnds.length - 1] = at + 1;
        } else if (unit === 0x301 && vowelEnds.at(-1) === at) given = vowelEnds.length - 1;
      } else if (unit === HYPHEN && isLetter(lower(line.charCodeAt(at + 1)))) word += '-';
      else break;
    }
    tokens.push({ word, vowelEnds, given, start });
  }
  return tokens;
}

/** First parts that lean on what follows: тёмно-синий has one stress, царица-ночь has two. */
const LEANING = /[ое]$/;

/** Takes a hyphenated word apart where the lexicon knows its parts but not the whole (царица-ночь). */
export function splitHyphens(token: Token, lexicon: Lexicon): Token[] {
  const { word } = token;
  if (!word.includes('-') || token.given >= 0 || lexicon.has(word)) return [token];
  const parts = word.split('-');
  if (!parts.every((part) => lexicon.has(part)) || LEANING.test(parts[0] as string)) return [token];
  if (parts.slice(1).some((part) => PARTICLES.has(part)) || parts[0] === 'по') return [token];
  let vowel = 0;
  return parts.map((part): Token => {
    const from = vowel;
    for (let i = 0; i < part.length; i++) if (isVowel(part.charCodeAt(i))) vowel++;
    return { word: part, vowelEnds: token.vowelEnds.slice(from, vowel), given: -1, start: token.start };
  });
}
