import { ACCUSATIVE, inCase } from './agreement.ts';
import { inFrame } from './frame.ts';
import { inReach, isBare, isInCase, isOnly, isUnknown, mayBe, PREDICATIVE, VERBAL } from './kinds.ts';
import { NOMINAL, part } from './parts.ts';
import type { Parse, Phrase } from './phrases.ts';
import { clauseWords, isNegated, measures, quantities } from './smallWords.ts';

/** A case that its preposition or its verb does not take, or that nothing in reach takes. */
export type CaseFault =
  | 'wrongCase'
  | 'wrongObject'
  | 'wrongPronoun'
  | 'wrongGenitive'
  | 'looseAccusative'
  | 'looseInstrumental'
  | 'instrumentalFar'
  | 'looseGenitive';

const GOVERNING = VERBAL | part.participle;
/** What may take a case, so that a verb beside it need not. */
const OTHERS = part.participle | part.preposition | part.comparative | part.numeral | PREDICATIVE;

/** Reports wrong cases, each once. Only phrases that are in one case for certain are looked at. */
export function cases(line: Parse, before: Parse | undefined, report: (fault: CaseFault) => void): void {
  for (let at = 0; at < line.wrongCases; at++) report('wrongCase');
  const negated = isNegated(line.phrases);
  for (const [at, phrase] of line.phrases.entries()) {
    if (!isBare(phrase) || phrase.isAttribute) continue;
    const fault = beside(phrase, at, line, negated) ?? loose(phrase, line, before, negated);
    if (fault) report(fault);
  }
}

function isAccusative(phrase: Phrase): boolean {
  const too = mayBe(phrase, part.pronoun) ? inCase.gent : 0;
  return (
    !measures.has(phrase.text) && (phrase.agreement & ACCUSATIVE) !== 0 && isInCase(phrase, ACCUSATIVE | too)
  );
}

/** What is wrong with a phrase beside verbs that take no such case. */
function beside(phrase: Phrase, at: number, { phrases }: Parse, negated: boolean): CaseFault | undefined {
  const near = phrases.filter((one) => one !== phrase && one.stretch === phrase.stretch);
  const verbs = near.filter((one) => isOnly(one, VERBAL));
  const mayDepend = (one: Phrase) =>
    isUnknown(one) ||
    quantities.has(one.text) ||
    clauseWords.has(one.text) ||
    (mayBe(one, VERBAL | OTHERS) && !isOnly(one, VERBAL));
  if (verbs.length === 0 || near.some(mayDepend)) return undefined;
  if (isAccusative(phrase)) {
    if (verbs.some((verb) => inFrame(verb.frame, 'accusative') > 1 || inFrame(verb.frame, 'genitive') > 1))
      return undefined;
    return mayBe(phrase, part.pronoun) ? 'wrongPronoun' : 'wrongObject';
  }
  const [left, right] = [phrases[at + 1], phrases[at - 1]];
  if (!isInCase(phrase, inCase.gent) || !left || !verbs.includes(left)) return undefined;
  // «видел сиреней цвет»: the noun at its right may take it.
  if (right && mayBe(right, NOMINAL) && right.stretch === phrase.stretch) return undefined;
  if (inFrame(left.frame, 'genitive') > 0 || (negated && !resistsNegation(left))) return undefined;
  return 'wrongGenitive';
}

/** Whether a verb has its object in a case that a negation does not change: «не владею собой», but «не хватает слов». */
function resistsNegation({ frame }: Phrase): boolean {
  return (
    inFrame(frame, 'impersonal') < 4 && (inFrame(frame, 'instrumental') >= 4 || inFrame(frame, 'dative') >= 4)
  );
}

/** What is wrong with a phrase that nothing in reach governs. */
function loose(
  phrase: Phrase,
  line: Parse,
  before: Parse | undefined,
  negated: boolean,
): CaseFault | undefined {
  const all = inReach(line, before);
  const isFree = (phrases: readonly Phrase[], governs: (one: Phrase) => boolean) =>
    !phrases.some((one) => one !== phrase && (isUnknown(one) || quantities.has(one.text) || governs(one)));
  if (isAccusative(phrase)) return isFree(all, governsAccusative) ? 'looseAccusative' : undefined;
  if (isInCase(phrase, inCase.ablt)) {
    if (!isFree(line.phrases, governsInstrumental)) return undefined;
    return isFree(all, governsInstrumental) ? 'looseInstrumental' : 'instrumentalFar';
  }
  // What stands alone between marks: «…, твоей небесной красоты.»
  const isAlone = line.phrases.every((one) => one === phrase || one.stretch !== phrase.stretch);
  if (!isInCase(phrase, inCase.gent) || negated || !isAlone) return undefined;
  return isFree(all, governsGenitive) ? 'looseGenitive' : undefined;
}

function governsAccusative(phrase: Phrase): boolean {
  return (
    mayBe(phrase, PREDICATIVE | part.comparative | part.preposition) ||
    (mayBe(phrase, GOVERNING) && inFrame(phrase.frame, 'accusative') > 2)
  );
}

function governsInstrumental(phrase: Phrase): boolean {
  return mayBe(phrase, GOVERNING | part.shortParticiple | part.adjective | part.shortAdjective);
}

function governsGenitive(phrase: Phrase): boolean {
  return (
    mayBe(phrase, part.numeral | part.comparative | part.shortAdjective) ||
    (mayBe(phrase, GOVERNING) && inFrame(phrase.frame, 'genitive') > 1)
  );
}
