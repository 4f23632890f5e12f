import type { Potential } from './potential.ts';

/** Knows which words people put side by side; words are in lower case, with е for ё. */
export interface WordPairs {
  has(word: string, next: string): boolean;
}

/**
 * What a word gains, in nats, for each class of frequency (half as common) below class `USUAL`, or loses for each above
 * it: a network that has read little prefers too much the words that it has read most.
 */
const FRESH = 0.1;
const USUAL = 8;
/** What two neighbours lose, in nats, that nobody put side by side. */
const STRANGE = 1.5;
/** What a mark between two words costs: half of it, or marks would be set to keep strange neighbours apart. */
const PARTED = STRANGE / 2;

/**
 * The network's wording, corrected: rarer words (as in mutual information: Li et al. 2016, "A Diversity-Promoting
 * Objective Function for Neural Conversation Models"), and words next to those that people put there.
 * @param pairs where absent, neighbours are not weighed.
 */
export function wording(pairs?: WordPairs): Potential {
  return {
    word({ words, hasMark }, { text, frequency }) {
      const fresh = FRESH * (USUAL - frequency);
      const next = words.at(-1);
      if (!pairs || !next) return fresh;
      if (hasMark) return fresh - PARTED;
      return pairs.has(text, next.text) ? fresh : fresh - STRANGE;
    },
  };
}
