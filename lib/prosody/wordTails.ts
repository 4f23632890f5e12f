import type { Lexicon } from './lexicon.ts';
import { type Tail, tailOf } from './tail.ts';

/**
 * The tails of a word: one, or two where its stressed е may be ё («найдешь»).
 * @param word lower case.
 * @param stress stressed vowel, 0-based.
 * @param after unstressed words that follow it («как бы»): they lengthen the tail.
 */
export function tailsOf(
  word: string,
  stress: number,
  lexicon: Lexicon,
  after: readonly string[] = [],
): Tail[] {
  const forms = new Set(
    lexicon.stresses(word).flatMap((reading) => (reading.stress === stress ? [reading.form] : [])),
  );
  if (forms.size === 0) forms.add(word);
  const words = [word, ...after].join(' ');
  return [...forms].flatMap((form) => tailOf(form + after.join(''), stress, words) ?? []);
}
