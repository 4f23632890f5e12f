import { type CaseFault, cases } from '../../lib/grammar/cases.ts';
import { type ClauseFault, clauses } from '../../lib/grammar/clauses.ts';
import { type ConcordFault, concord } from '../../lib/grammar/concord.ts';
import { type ObjectFault, objects } from '../../lib/grammar/objects.ts';
import { parse } from '../../lib/grammar/phrases.ts';
import { readLine } from '../../lib/grammar/readLine.ts';
import { type SpeakerFault, speaker, speakerOf } from '../../lib/grammar/speaker.ts';
import { formOf, type WordForms } from '../../lib/grammar/wordForms.ts';

/** A fault of grammar, of any kind. */
export type Fault = ObjectFault | CaseFault | ConcordFault | ClauseFault | SpeakerFault;

/** The faults of each line of a poem but its first, each kind once. @param lines without those that are empty. */
export function faultsOf(lines: readonly string[], forms: Pick<WordForms, 'get'>): ReadonlySet<Fault>[] {
  const parses = lines.map((line) =>
    parse(readLine(line, (text) => ({ text, grammar: formOf(forms, text) }))),
  );
  return parses.slice(1).map((line, at) => {
    const found = new Set<Fault>();
    const report = (fault: Fault): void => void found.add(fault);
    const before = parses.slice(0, at + 1).reverse();
    objects(line, before[0], report);
    cases(line, before[0], report);
    concord(line, before[0], report);
    clauses(line, before, report);
    speaker(line, speakerOf(before), before[0], report);
    return found;
  });
}
