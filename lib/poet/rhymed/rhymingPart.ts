import { countSyllables } from '../../russian/letters.ts';

/**
 * What other lines answer of a word: the last part of a hyphenated one that is stressed there («звезда-мечта»), else the
 * whole («где-нибудь»).
 * @param stress the word's stressed vowel, 0-based; that of the result counts in the result.
 */
export function rhymingPart(word: string, stress: number): { word: string; stress: number } {
  const at = word.lastIndexOf('-');
  const before = countSyllables(word.slice(0, Math.max(0, at)));
  return at < 0 || stress < before ? { word, stress } : { word: word.slice(at + 1), stress: stress - before };
}
