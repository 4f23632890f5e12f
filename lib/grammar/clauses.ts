import { subject } from './agreement.ts';
import { inFrame } from './frame.ts';
import {
  isFiniteVerb,
  isOnly,
  isUnknown,
  mayBe,
  mayBeFinite,
  mayBePredicate,
  mayBeSubject,
  PREDICATIVE,
  VERBAL,
} from './kinds.ts';
import { part } from './parts.ts';
import type { Parse, Phrase } from './phrases.ts';
import { clauseWords, infinitiveLeaders, purposeWords } from './smallWords.ts';

/**
 * What a sentence lacks: a predicate, in one line or in several; one behind «когда»; what a gerund or an infinitive depends
 * on, nowhere or not in the line. Or a verb in a form that the word before does not take.
 */
export type ClauseFault =
  | 'verbless'
  | 'verblessNominal'
  | 'verblessTwice'
  | 'verblessThrice'
  | 'unfilledClause'
  | 'gerundFar'
  | 'gerundAlone'
  | 'infinitiveFar'
  | 'infinitiveAlone'
  | 'wrongInfinitive'
  | 'perfectivePhase'
  | 'purposeTense';

/** A verb takes an infinitive if it has one in so many of fifteen uses. */
const LEADS = 2;
/** It begins or ends something («стать», «перестать») if it has one so often, and never a perfective one. */
const PHASE = 4;

/** Reports what a line's sentences lack. @param before the lines before, the last one first. */
export function clauses(line: Parse, before: readonly Parse[], report: (fault: ClauseFault) => void): void {
  const { phrases } = line;
  const [last, earlier] = before;
  const hasPredicate = phrases.some(mayBePredicate);
  if (!hasPredicate) {
    report(phrases.some((one) => one.hasNoun && mayBeSubject(one)) ? 'verblessNominal' : 'verbless');
    if (last && !last.phrases.some(mayBePredicate)) {
      report('verblessTwice');
      if (earlier && !earlier.phrases.some(mayBePredicate)) report('verblessThrice');
    }
    if (last?.isOpen && endsInHead(last.phrases)) report('unfilledClause');
  }
  for (const [at, phrase] of phrases.entries()) {
    if (phrase.parts === part.infinitive) infinitive(phrase, phrases[at + 1], line, last, report);
    else if (phrase.parts === part.gerund) gerund(line, last, report);
    if (isOnly(phrase, VERBAL) && isPhase(phrase)) phase(phrase, phrases.slice(0, at), report);
    if (purposeWords.has(phrase.text)) purpose(phrase, phrases.slice(0, at), report);
  }
}

/** Whether a line's last clause has its first word, and no predicate yet. */
function endsInHead(phrases: readonly Phrase[]): boolean {
  const at = phrases.findIndex(({ text }) => clauseWords.has(text));
  return at >= 0 && phrases.slice(0, at + 1).every((one) => one.stretch === 0 && !mayBePredicate(one));
}

/** Whether an infinitive may depend on a phrase. */
function leads(phrase: Phrase): boolean {
  return (
    isUnknown(phrase) ||
    infinitiveLeaders.has(phrase.text) ||
    mayBe(phrase, part.predicative | part.shortAdjective) ||
    (mayBe(phrase, VERBAL | part.participle) && inFrame(phrase.frame, 'infinitive') >= LEADS)
  );
}

function infinitive(
  own: Phrase,
  left: Phrase | undefined,
  { phrases }: Parse,
  before: Parse | undefined,
  report: (fault: ClauseFault) => void,
): void {
  if (left?.stretch === own.stretch && isOnly(left, VERBAL) && inFrame(left.frame, 'infinitive') === 0)
    report('wrongInfinitive');
  if (phrases.some((one) => one !== own && leads(one))) return;
  report(before && !before.isClosed && before.phrases.some(leads) ? 'infinitiveFar' : 'infinitiveAlone');
}

/** Reports a gerund without a verb. */
function gerund({ phrases }: Parse, before: Parse | undefined, report: (fault: ClauseFault) => void): void {
  const takes = (one: Phrase) =>
    isUnknown(one) || mayBeFinite(one) || mayBe(one, PREDICATIVE) || one.parts === part.infinitive;
  if (!phrases.some(takes)) report(before?.phrases.some(takes) ? 'gerundFar' : 'gerundAlone');
}

function isPhase({ frame }: Phrase): boolean {
  return inFrame(frame, 'infinitive') >= PHASE && inFrame(frame, 'perfective') === 0;
}

/** Reports «перестать забыть». @param behind what stands at its right, from the line's end. */
function phase({ stretch }: Phrase, behind: readonly Phrase[], report: (fault: ClauseFault) => void): void {
  const next = behind.findLast(({ parts }) => parts & part.infinitive);
  if (next?.isPerfective && next.parts === part.infinitive && next.stretch === stretch)
    report('perfectivePhase');
}

/** Reports «чтобы придёт». @param behind what stands at its right, from the line's end. */
function purpose({ stretch }: Phrase, behind: readonly Phrase[], report: (fault: ClauseFault) => void): void {
  const next = behind.findLast(mayBePredicate);
  if (next?.stretch === stretch && isFiniteVerb(next) && (next.subjects & subject.past) === 0)
    report('purposeTense');
}
