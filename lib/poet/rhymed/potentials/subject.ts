import type { Subject } from '../subject.ts';
import type { WordInfo } from '../wordIndex.ts';
import type { Potential } from './potential.ts';

/** A word that gains this much, in nats, is near the subject. */
const NEAR = 0.3;

/**
 * Words near what the poem is about, as their nearness says ({@link Subject}). A line's second near word gains half, its
 * third a third: a line that says all that belongs there says nothing.
 */
export function subject(own: Pick<Subject, 'gainOf'>): Potential {
  return {
    word({ words }, { lemma }) {
      const gain = own.gainOf(lemma);
      if (gain <= 0) return gain;
      if (words.some((word) => word.lemma === lemma)) return 0;
      return gain / (1 + nearWords(words));
    },
  };

  function nearWords(words: readonly WordInfo[]): number {
    let count = 0;
    for (const { lemma } of words) if (own.gainOf(lemma) > NEAR) count++;
    return count;
  }
}
