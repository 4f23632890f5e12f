import type { WordInfo } from '../wordIndex.ts';
import type { PartialLine, Potential } from './potential.ts';

/** What a word loses, in nats, for each time that the poem has it already, in this form or another. */
const WORN = 1.8;
/** The same of a small word, one that goes unstressed or is short: such words come again in any text. */
const WORN_SMALL = 0.5;
const SMALL_LETTERS = 3;
/** Words this long stand in a line once. */
const LONG_LETTERS = 3;

/**
 * No word next to itself, none but the shortest twice in a line, and few that the poem has already.
 * @param stemCounts how often each stem stands in the poem so far, the person's lines included.
 */
export function repetition(stemCounts: ReadonlyMap<string, number>): Potential {
  return {
    word(line, word) {
      if (standsIn(line, word)) return Number.NEGATIVE_INFINITY;
      const count = stemCounts.get(word.stem) ?? 0;
      return count === 0 ? 0 : -(isSmall(word) ? WORN_SMALL : WORN) * count;
    },
  };
}

function standsIn({ words }: PartialLine, { text }: WordInfo): boolean {
  if (words.at(-1)?.text === text) return true;
  return text.length >= LONG_LETTERS && words.some((word) => word.text === text);
}

function isSmall({ text, weight }: WordInfo): boolean {
  return text.length <= SMALL_LETTERS || weight === 'clitic';
}
