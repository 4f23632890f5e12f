import type { Lexicon } from '../../prosody/index.ts';
import { weightOf } from '../../prosody/wordWeight.ts';
import { countSyllables } from '../../russian/letters.ts';

/** Which words may stand, and beside which others, beside what the lexicon says; what is absent lets all pass. */
export interface Wording {
  /** Tells words from what only looks like them. */
  readonly words?: { isKnown(word: string): boolean };
  /** Knows which words people put side by side. */
  readonly pairs?: { has(word: string, next: string): boolean };
}

/** What a word loses, in nats, for each time that the poem has it already, in this form or another; */
const WORN = 1.8;
/** less if it goes unstressed or has so few letters, for such words come again in any text, if not in each line. */
const WORN_SMALL = 0.5;
const SMALL = 3;
/** Letters of a stem, and what an ending has at the least. */
const STEM = { least: 3, most: 5 };
const ENDING = 2;
/**
 * What a word gains, in nats, for each class of frequency (each half as common) that it is rarer than those of class
 * `USUAL`, or loses for being commoner: a network that has read little is too fond of the words it has read most.
 */
const FRESH = 0.1;
const USUAL = 8;
/** What two words lose, in nats, that nobody put side by side. */
const STRANGE = 1.5;
/** What a mark between two words costs: half of it, or marks would be set to keep words apart. */
const PARTED = STRANGE / 2;

/** What the forms of a word have in common, roughly: its first letters. */
export function stemOf(word: string): string {
  return word.slice(0, Math.max(STEM.least, Math.min(STEM.most, word.length - ENDING)));
}

/**
 * Natural logarithm of what a word's weight is multiplied by, beside the network's probability of it. The network's
 * own is tempered by how common the word is, as in mutual information (Li et al. 2016, "A Diversity-Promoting Objective
 * Function for Neural Conversation Models"), and by whether people put it where it stands.
 * @param count how often the poem has the word's stem already.
 * @param next the word behind it: none at the line's end, `parted` where a mark stands between.
 */
export function tasteOf(
  word: string,
  count: number,
  next: string | 'parted' | undefined,
  lexicon: Pick<Lexicon, 'frequency'>,
  { pairs }: Wording,
): number {
  let taste = FRESH * (USUAL - lexicon.frequency(word));
  if (count > 0) {
    const small = word.length <= SMALL || weightOf(word, countSyllables(word)) === 'clitic';
    taste -= (small ? WORN_SMALL : WORN) * count;
  }
  if (!pairs || next === undefined) return taste;
  if (next === 'parted') return taste - PARTED;
  return pairs.has(word, next) ? taste : taste - STRANGE;
}
