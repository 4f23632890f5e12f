import { type CaseFault, cases } from '../../../grammar/cases.ts';
import { type ObjectFault, objects } from '../../../grammar/objects.ts';
import type { Parse } from '../../../grammar/phrases.ts';
import { faultPotential, type LineParses } from './faults.ts';
import { caseWeights, objectWeights } from './faultWeights.ts';
import type { Potential } from './potential.ts';

const CERTAIN: ReadonlySet<CaseFault | ObjectFault> = new Set(['wrongCase'] as const);

/** Verbs have their objects, and phrases the case that what governs them takes. @param before the line before. */
export function government(parses: LineParses, before: Parse | undefined): Potential {
  return faultPotential<CaseFault | ObjectFault>(
    { ...caseWeights, ...objectWeights },
    CERTAIN,
    (line, report) => {
      objects(line, before, report);
      cases(line, before, report);
    },
    parses,
  );
}
