import { ACCUSATIVE, inCase } from './agreement.ts';
import { inFrame } from './frame.ts';
import { isOnly, isUnknown, mayBe, VERBAL } from './kinds.ts';
import { NOMINAL, part } from './parts.ts';
import type { Parse, Phrase } from './phrases.ts';
import { isNegated, objectWords } from './smallWords.ts';

/**
 * A verb that hardly ever goes without an object, and has none: nowhere in reach, only in the line before, or not in this
 * line though it ends the line before.
 */
export type ObjectFault = 'objectMissing' | 'objectFar' | 'objectNotBehind';

/** A verb needs an object that has one in so many of fifteen uses. */
const NEEDS = 9;
/** What serves as an object of verbs that have it in so many of fifteen uses. */
const SERVES = { infinitive: 1, genitive: 2, instrumental: 4, dative: 6 };

/** Reports the verbs that lack their object. @param before the line before. */
export function objects(line: Parse, before: Parse | undefined, report: (fault: ObjectFault) => void): void {
  const negated = isNegated(line.phrases);
  for (const verb of line.phrases) {
    // The object of a line's last verb may stand in the next line.
    if (!needsObject(verb) || (line.isOpen && verb.stretch === 0) || hasObject(verb, line, negated)) continue;
    const isFar = before && !before.isClosed && hasObject(verb, before, negated, 2);
    report(isFar ? 'objectFar' : 'objectMissing');
  }
  if (!before?.isOpen) return;
  const last = before.phrases.find(
    (one) => one.stretch === 0 && needsObject(one) && !hasObject(one, before, isNegated(before.phrases)),
  );
  if (last && !hasObject(last, line, isNegated(before.phrases))) report('objectNotBehind');
}

function needsObject(verb: Phrase): boolean {
  return isOnly(verb, VERBAL) && inFrame(verb.frame, 'need') >= NEEDS;
}

/** Whether a line has a phrase that serves well enough. */
function hasObject(verb: Phrase, { phrases }: Parse, negated: boolean, least: 1 | 2 = 1): boolean {
  return phrases.some((one) => one !== verb && serves(one, verb, negated) >= least);
}

/** How well a phrase serves as a verb's object: 0 not at all, 1 unless it is the subject, 2 well. */
function serves(phrase: Phrase, verb: Phrase, negated: boolean): 0 | 1 | 2 {
  if (isUnknown(phrase) || objectWords.has(phrase.text) || phrase.aside & ACCUSATIVE) return 2;
  if (mayBe(phrase, part.infinitive) && inFrame(verb.frame, 'infinitive') >= SERVES.infinitive) return 2;
  if (phrase.isGoverned || !mayBe(phrase, NOMINAL)) return 0;
  let cases = ACCUSATIVE;
  if (negated || mayBe(phrase, part.numeral) || inFrame(verb.frame, 'genitive') >= SERVES.genitive)
    cases |= inCase.gent;
  if (inFrame(verb.frame, 'instrumental') >= SERVES.instrumental) cases |= inCase.ablt;
  if (inFrame(verb.frame, 'dative') >= SERVES.dative) cases |= inCase.datv;
  if ((phrase.agreement & cases) === 0) return 0;
  return phrase.agreement & inCase.nomn ? 1 : 2;
}
