import type { Fit } from './fit.ts';
import type { Lexicon } from './lexicon.ts';
import type { Tail } from './tail.ts';
import type { VerseLine } from './verseLine.ts';
import { tailsOf } from './wordTails.ts';

/** A tail of a line, and what it costs a rhyme to use it. */
export interface LineTail {
  readonly tail: Tail;
  readonly cost: number;
}

/** Cost of a tail whose stress is on the word before the last. */
const COMPOSITE = 0.2;
/** Cost of a tail whose stress is not the one in the line's metre. */
const OTHER_STRESS = 0.5;

/**
 * The tails that a line can rhyme with: that of its last stressed word with the clitics behind it; and, at a cost, that
 * of the word before, if the last one can be unstressed («где я : идея»), or of another stress in the lexicon.
 */
export function lineTails(line: VerseLine, fit: Fit, lexicon: Lexicon): LineTail[] {
  let last = line.words.length - 1;
  while (last > 0 && (fit.stresses[last] as number) < 0 && line.words[last]?.weight === 'clitic') last--;
  const word = line.words[last];
  if (!word) return [];
  const after = line.words.slice(last + 1).map(({ form }) => form);
  const stress = Math.max(0, fit.stresses[last] as number);
  const tails = tailsOf(word.form, stress, lexicon, after).map((tail) => ({ tail, cost: 0 }));
  const before = line.words[last - 1];
  if (before && word.syllables === 1 && word.weight !== 'full') {
    const leaned = Math.max(0, fit.stresses[last - 1] as number);
    const composite = tailsOf(before.form, leaned, lexicon, [word.form, ...after]);
    for (const tail of composite) tails.push({ tail, cost: COMPOSITE });
  }
  if (word.givenStress < 0) {
    const others = new Set(lexicon.stresses(word.form).map((reading) => reading.stress));
    others.delete(stress);
    for (const other of others) {
      for (const tail of tailsOf(word.form, other, lexicon, after)) tails.push({ tail, cost: OTHER_STRESS });
    }
  }
  return tails;
}
