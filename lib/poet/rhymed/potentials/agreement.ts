import { type ConcordFault, concord } from '../../../grammar/concord.ts';
import type { Parse } from '../../../grammar/phrases.ts';
import { faultPotential, type LineParses } from './faults.ts';
import { concordWeights } from './faultWeights.ts';
import type { Potential } from './potential.ts';

const CERTAIN: ReadonlySet<ConcordFault> = new Set(['disagreement', 'pronounTwice', 'ownObject'] as const);

/** Adjectives agree with their nouns, and verbs with their subjects. @param before the line before. */
export function agreement(parses: LineParses, before: Parse | undefined): Potential {
  return faultPotential(concordWeights, CERTAIN, (line, report) => concord(line, before, report), parses);
}
