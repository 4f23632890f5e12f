import type { Guards } from '../../guards.ts';
import type { Theme } from '../../theme.ts';
import type { Draft } from '../draft.ts';
import type { LinePlan, PoemPlan } from '../plan.ts';
import type { Subject } from '../subject.ts';
import { agreement } from './agreement.ts';
import { wholeClauses } from './clauses.ts';
import { decency } from './decency.ts';
import { LineParses } from './faults.ts';
import { government } from './government.ts';
import { knownWords } from './knownWords.ts';
import { meter } from './meter.ts';
import { originality } from './originality.ts';
import type { Potential } from './potential.ts';
import { repetition } from './repetition.ts';
import { oneSpeaker } from './speaker.ts';
import { subject as nearSubject } from './subject.ts';
import { type WordPairs, wording } from './wording.ts';

/** What a line's potentials may be made from. */
export interface LineContext {
  readonly plan: PoemPlan;
  /** The line to write. */
  readonly line: LinePlan;
  /** The poem so far. */
  readonly draft: Draft;
  readonly guards: Guards;
  /** What the line is to name, if it can: the poem's first line names its theme. */
  readonly theme?: Theme | undefined;
  readonly pairs?: WordPairs;
  /** What words are preferred for; absent where none are. */
  readonly subject?: Subject;
}

/**
 * The potentials of a line. A word is asked in this order: first those that forbid most and cost least.
 * @param own what is asked of this line beside.
 */
export function linePotentials(
  { plan, draft, guards, pairs, subject }: LineContext,
  own: readonly Potential[] = [],
): Potential[] {
  return [
    knownWords,
    meter,
    ...own,
    repetition(draft.stemCounts),
    decency(guards.isDecent),
    wording(pairs),
    ...(subject ? [nearSubject(subject)] : []),
    // Pirozhki have no marks, and sentences that run on from line to line.
    ...(plan.genre ? [] : grammar(draft)),
    originality(draft.lines, guards.isOwn),
  ];
}

/** The potentials of grammar; none where the grammar of words is not known. */
function grammar({ knowsGrammar, parses }: Draft): Potential[] {
  if (!knowsGrammar) return [];
  const line = new LineParses();
  const before = parses.toReversed();
  return [
    government(line, before[0]),
    agreement(line, before[0]),
    wholeClauses(line, before),
    oneSpeaker(line, before),
  ];
}
