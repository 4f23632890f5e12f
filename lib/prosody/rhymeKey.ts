import type { Tail } from './tail.ts';

/** Words of this frequency class or a higher one are offered as rhymes: see `Lexicon.frequency`. */
export const LEAST_RHYME_CLASS = 5;

/** Tails with the same key rhyme without a fault: it holds the {@link rhymeBucket} and the consonants, hard and soft alike. */
export function rhymeKey(tail: Tail): string {
  const { support, consonants, vowels } = tail;
  const open = vowels === '' && consonants[0] === '';
  return `${rhymeBucket(tail)}${(open ? `${support}-` : consonants.join('.')).toLowerCase()}`;
}

/** The beginning that the keys of all rhyming tails share: the stressed vowel, and how many vowels follow it. */
export const rhymeBucket = ({ vowel, vowels }: Tail): string => `${vowel}${vowels.length} `;

/**
 * A tail that has a key and these vowels. Two such tails are at most `SUPPORT_BONUS` further apart than any two tails
 * with their keys, so that distant keys are ruled out without a look at their words.
 */
export function keyTail(key: string, vowels: string): Tail {
  const sounds = key.slice(key.indexOf(' ') + 1);
  const open = sounds.endsWith('-');
  return {
    support: open ? sounds.slice(0, -1) : '',
    vowel: key.charAt(0),
    vowels,
    consonants: open ? [''] : sounds.split('.'),
    words: key,
  };
}
