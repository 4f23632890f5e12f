import type { Guards } from '../../guards.ts';
import type { Draft } from '../draft.ts';
import type { LinePlan, PoemPlan } from '../plan.ts';
import { decency } from './decency.ts';
import { knownWords } from './knownWords.ts';
import { meter } from './meter.ts';
import { originality } from './originality.ts';
import type { Potential } from './potential.ts';
import { repetition } from './repetition.ts';
import { type WordPairs, wording } from './wording.ts';

/** What a line's potentials may be made from. */
export interface LineContext {
  readonly plan: PoemPlan;
  /** The line to write. */
  readonly line: LinePlan;
  /** The poem so far. */
  readonly draft: Draft;
  readonly guards: Guards;
  readonly pairs?: WordPairs;
}

/**
 * The potentials of a line. A word is asked in this order: first those that forbid most and cost least.
 * @param ending what the form asks of the line's last word; absent where that has given way.
 */
export function linePotentials({ draft, guards, pairs }: LineContext, ending?: Potential): Potential[] {
  return [
    knownWords,
    meter,
    ...(ending ? [ending] : []),
    repetition(draft.stemCounts),
    decency(guards.isDecent),
    wording(pairs),
    originality(draft.lines, guards.isOwn),
  ];
}
