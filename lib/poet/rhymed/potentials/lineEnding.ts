import type { RhymeGroup } from '../rhymeGroup.ts';
import { allowIf, type Potential } from './potential.ts';

/**
 * Of a line that answers no other: its last word is new at a line's end, and has rhymes.
 * @param ends last words of the poem's lines so far.
 * @param hasRhymes whether a word has enough rhymes, stressed on a vowel (0-based).
 */
export function openEnding(
  ends: ReadonlySet<string>,
  hasRhymes: (word: string, stress: number) => boolean,
): Potential {
  return {
    word({ words, template }, { text, syllables, mainReading }) {
      if (words.length > 0) return 0;
      if (ends.has(text)) return Number.NEGATIVE_INFINITY;
      return allowIf(hasRhymes(mainReading?.form ?? text, syllables - 1 - template.clausula));
    },
  };
}

/** Of a line that answers no other, nor need be answered: its last word is new at a line's end. */
export function freeEnding(ends: ReadonlySet<string>): Potential {
  return { word: ({ words }, { text }) => allowIf(words.length > 0 || !ends.has(text)) };
}

/** Of a line that answers others: its last word is new at a line's end, and to the rhyme. */
export function answeringEnding(ends: ReadonlySet<string>, group: RhymeGroup): Potential {
  return {
    word: ({ words }, { text }) => allowIf(words.length > 0 || (!ends.has(text) && group.isNew(text))),
  };
}
