import { type ClauseFault, clauses } from '../../../grammar/clauses.ts';
import type { Parse } from '../../../grammar/phrases.ts';
import { faultPotential, type LineParses } from './faults.ts';
import { clauseWeights } from './faultWeights.ts';
import type { Potential } from './potential.ts';

const CERTAIN: ReadonlySet<ClauseFault> = new Set(['perfectivePhase', 'purposeTense'] as const);

/** Sentences have a predicate, and infinitives and gerunds what they depend on. @param before the lines before, the last one first. */
export function wholeClauses(parses: LineParses, before: readonly Parse[]): Potential {
  return faultPotential(clauseWeights, CERTAIN, (line, report) => clauses(line, before, report), parses);
}
