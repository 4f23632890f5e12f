import type { Random } from '../../lib/sampling/random.ts';
import { lookAlike } from './lookAlike.ts';

/** The two places on a sheet. */
export type Side = 'A' | 'B';

/** Two poems with the same first line, ready to be read. */
export interface Pair {
  /** From 1, over all sheets. */
  readonly pair: number;
  /** Where the person's poem stands. */
  readonly person: Side;
  readonly A: readonly string[];
  readonly B: readonly string[];
}

/** Sets the poems alike and draws for each pair which side is the person's. */
export function makePairs(
  peoples: readonly (readonly string[])[],
  ours: readonly (readonly string[])[],
  random: Random,
): Pair[] {
  return peoples.map((lines, at) => {
    const theirs = lookAlike(lines);
    const own = lookAlike(ours[at] as readonly string[]);
    return random.integer(2) === 0
      ? { pair: at + 1, person: 'A', A: theirs, B: own }
      : { pair: at + 1, person: 'B', A: own, B: theirs };
  });
}
