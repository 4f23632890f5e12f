import { answeringEnding } from './potentials/lineEnding.ts';
import type { LineContext } from './potentials/linePotentials.ts';
import type { Potential } from './potentials/potential.ts';
import type { Answer, RhymeIndex } from './rhymeIndex.ts';

/** How the form gave way where it could not be kept. */
export type Concession = 'kept' | 'slant rhyme' | 'no rhyme' | 'patched';

/** One way to search a line. */
export interface Attempt {
  readonly concession: Concession;
  /** How many times the usual candidates. */
  readonly width: number;
  /** What the line's last word must be like. */
  readonly ending: Potential;
  /** Words that the line may end with; where absent, the network proposes them. */
  readonly answers?: () => readonly Answer[];
}

/** How many times the candidates a search has that comes after one in vain. */
const WIDER = 2;

/**
 * The ways to search a line, those that keep the form best first.
 * @param open the ending of a line that answers no other.
 */
export function attemptsFor({ draft, line }: LineContext, rhymes: RhymeIndex, open: Potential): Attempt[] {
  const group = draft.groupOf(line.letter);
  const concession = group ? 'no rhyme' : 'kept';
  const unbound: Attempt[] = [1, WIDER].map((width) => ({ concession, width, ending: open }));
  if (!group) return unbound;
  const ending = answeringEnding(draft.ends, group);
  const exact = rhymes.rhymes(group.tails, 'exact');
  return [
    { concession: 'kept', width: 1, ending, answers: () => exact },
    { concession: 'kept', width: WIDER, ending, answers: () => exact },
    { concession: 'slant rhyme', width: WIDER, ending, answers: () => rhymes.rhymes(group.tails, 'slant') },
    ...unbound,
  ];
}
