import { casesOf, gender, gendersOf, inCase, SINGULAR, subject } from './agreement.ts';
import { inFrame } from './frame.ts';
import {
  agreesWithSubject,
  inReach,
  isBare,
  isFiniteVerb,
  isInCase,
  isOnly,
  isUnknown,
  mayBe,
  mayBeFinite,
  mayBeSubject,
} from './kinds.ts';
import { part, QUALITIES } from './parts.ts';
import type { Parse, Phrase } from './phrases.ts';
import { anySubject, nominativeOf, pronounSubjects } from './smallWords.ts';

/** What does not agree: an adjective with its noun, a verb with its subject, or a pronoun with itself. */
export type ConcordFault =
  | 'disagreement'
  | 'lonelyFar'
  | 'lonelyNominative'
  | 'lonelyOblique'
  | 'lonelyGoverned'
  | 'lonelyBeforeNoun'
  | 'pronounVerb'
  | 'pronounTwice'
  | 'ownObject'
  | 'nounVerb'
  | 'nounVerbUnsure'
  | 'subjectFar'
  | 'noSubject'
  | 'noSubjectPast'
  | 'noSubjectPlural'
  | 'subjectNotBehind'
  | 'unlikeJoined'
  | 'unlikeJoinedGoverned';

const { past, third, thirdPlural, shortShift } = subject;
/** A verb that has no subject in so many of fifteen uses is impersonal: «хочется», «кажется». */
const IMPERSONAL = 6;
const THIRD = third | thirdPlural | past;
/** Subjects that «он и я» are. */
const MANY = gender.plur | thirdPlural | subject.firstPlural | subject.secondPlural;

/** Reports what does not agree in a line. @param before the line before. */
export function concord(line: Parse, before: Parse | undefined, report: (fault: ConcordFault) => void): void {
  for (let at = 0; at < line.disagreements; at++) report('disagreement');
  const { phrases } = line;
  for (const [at, phrase] of phrases.entries()) {
    const own = pronounSubjects.get(phrase.text);
    if (own !== undefined) pronoun(phrase, own, at, line, report);
    else if (isFiniteVerb(phrase)) verb(phrase, line, before, report);
    else if (isOnly(phrase, QUALITIES) && !phrase.hasNoun)
      lonely(phrase, phrases[at - 1], line, before, report);
    joined(phrase, phrases[at - 1], phrases[at - 2], report);
  }
  if (before && !before.isClosed && !isSubjectBehind(line, before)) report('subjectNotBehind');
}

/** Reports a pronoun that the nearest verb, on neither side, goes with; that stands twice; that is its own object. */
function pronoun(
  phrase: Phrase,
  own: number,
  at: number,
  { phrases }: Parse,
  report: (fault: ConcordFault) => void,
): void {
  const verbs = [verbBeside(phrases, at, -1), verbBeside(phrases, at, 1)];
  const isJoined = phrases.some(({ text }) => JOINING.has(text));
  const subjects = own | (isJoined ? MANY : 0);
  const agrees = verbs.some((one) => one && (isUnknown(one) || (one.subjects & subjects) !== 0));
  if (!agrees && verbs.some((one) => one && isFiniteVerb(one))) report('pronounVerb');
  const near = phrases.filter((one) => one !== phrase && one.stretch === phrase.stretch);
  if (phrases.slice(at + 1).some((one) => one.text === phrase.text && one.stretch === phrase.stretch))
    report('pronounTwice');
  if (near.some(({ text }) => nominativeOf.get(text) === phrase.text)) report('ownObject');
}

/** The nearest phrase on a side that may be the verb of a pronoun. */
function verbBeside(phrases: readonly Phrase[], from: number, side: 1 | -1): Phrase | undefined {
  for (let at = from + side; ; at += side) {
    const phrase = phrases[at];
    if (!phrase || phrase.stretch !== phrases[from]?.stretch) return undefined;
    if (isUnknown(phrase) || agreesWithSubject(phrase)) return phrase;
    if (mayBe(phrase, part.conjunction) && phrase.text !== 'и') return undefined;
    if (mayBeSubject(phrase) && mayBe(phrase, part.noun)) return undefined;
  }
}

/** Subjects of which a phrase may be one. */
function subjectsOf(phrase: Phrase): number {
  const own = pronounSubjects.get(phrase.text);
  if (own !== undefined) return own;
  if (!mayBeSubject(phrase)) return 0;
  const genders = phrase.agreement & inCase.nomn;
  const numeral = mayBe(phrase, part.numeral) ? third | thirdPlural | gender.plur | gender.neut : 0;
  return (
    genders |
    (genders << shortShift) |
    (genders & SINGULAR ? third : 0) |
    (genders & gender.plur ? thirdPlural : 0) |
    numeral
  );
}

/** Whether «и» may join two subjects. */
function areJoined(phrases: readonly Phrase[]): boolean {
  return phrases.some(({ text }) => JOINING.has(text)) && phrases.filter(mayBeSubject).length > 1;
}

/** Whether a phrase may be the subject of a verb. */
function goesWith(phrase: Phrase, subjects: number): boolean {
  return isUnknown(phrase) || anySubject.has(phrase.text) || (subjectsOf(phrase) & subjects) !== 0;
}

/** Whether a line has, or need not have, the subject of a verb of the line before that has none there. */
function isSubjectBehind({ phrases }: Parse, before: Parse): boolean {
  const verb = before.phrases.find((one) => isFiniteVerb(one) && (one.subjects & THIRD) !== 0);
  if (!verb || verb.subjects & ~THIRD) return true;
  if (verb.subjects & (third | gender.neut) && inFrame(verb.frame, 'impersonal') >= IMPERSONAL) return true;
  const goes = (one: Phrase) => goesWith(one, verb.subjects);
  if (before.phrases.some(goes) || phrases.some(goes)) return true;
  // Another subject, and no verb of its own.
  return !phrases.some((one) => mayBeSubject(one) && isInCase(one, inCase.nomn)) || phrases.some(mayBeFinite);
}

/** Reports a verb in the third person or the past with which no subject in reach goes. */
function verb(
  { subjects, frame }: Phrase,
  line: Parse,
  before: Parse | undefined,
  report: (fault: ConcordFault) => void,
): void {
  if ((subjects & THIRD) === 0 || subjects & ~THIRD) return;
  if (subjects & (third | gender.neut) && inFrame(frame, 'impersonal') >= IMPERSONAL) return;
  const goes = (one: Phrase) => goesWith(one, subjects);
  if (line.phrases.some(goes)) return;
  const others = inReach(line, before);
  if (subjects & MANY && areJoined(line.phrases)) return;
  if (others.some(goes)) report('subjectFar');
  else if (subjects & MANY) report('noSubjectPlural');
  else if (others.some((one) => mayBeSubject(one) && isInCase(one, inCase.nomn))) report('nounVerb');
  else if (others.some((one) => subjectsOf(one) !== 0)) report('nounVerbUnsure');
  else report(subjects & past ? 'noSubjectPast' : 'noSubject');
}

/** Reports an adjective without a noun that it could belong to. */
function lonely(
  phrase: Phrase,
  next: Phrase | undefined,
  line: Parse,
  before: Parse | undefined,
  report: (fault: ConcordFault) => void,
): void {
  const { agreement, isGoverned, stretch } = phrase;
  const isPredicate = (agreement & (inCase.nomn | inCase.ablt)) !== 0;
  const belongsTo = (one: Phrase) =>
    one !== phrase &&
    (isUnknown(one) ||
      (one.hasNoun && (one.agreement & agreement) !== 0) ||
      (!isGoverned &&
        isPredicate &&
        mayBeSubject(one) &&
        (gendersOf(one.agreement) & gendersOf(agreement)) !== 0));
  if (line.phrases.some(belongsTo)) return;
  if (isGoverned) {
    const isBefore = next?.stretch === stretch && next.parts === part.noun && !next.isGoverned;
    report(isBefore ? 'lonelyBeforeNoun' : 'lonelyGoverned');
  } else if (before?.phrases.some(belongsTo)) report('lonelyFar');
  else report(agreement & inCase.nomn ? 'lonelyNominative' : 'lonelyOblique');
}

const JOINING = new Set(['и', 'или', 'да']);
const JOINED = part.noun | part.pronominal | QUALITIES;

/** Reports two nouns joined by «и» that have no case in common. */
function joined(
  phrase: Phrase,
  and: Phrase | undefined,
  other: Phrase | undefined,
  report: (fault: ConcordFault) => void,
): void {
  if (!and || !other || !JOINING.has(and.text) || other.stretch !== phrase.stretch) return;
  if (!phrase.hasNoun || !isOnly(phrase, JOINED) || !other.hasNoun || !isBare(other)) return;
  if ((casesOf(phrase.agreement) & casesOf(other.agreement)) === 0)
    report(phrase.isGoverned ? 'unlikeJoinedGoverned' : 'unlikeJoined');
}
