import { FINITE, inCase } from './agreement.ts';
import { NOMINAL, part } from './parts.ts';
import type { Parse, Phrase } from './phrases.ts';

/** Parts of speech that govern as verbs do. */
export const VERBAL = part.verb | part.infinitive | part.gerund;

/** Whether nothing is known of a phrase: it may be whatever is missing. */
export function isUnknown({ parts }: Phrase): boolean {
  return parts === 0;
}

/** Whether a phrase can be nothing but one of these parts of speech. */
export function isOnly({ parts }: Phrase, allowed: number): boolean {
  return parts !== 0 && (parts & ~allowed) === 0;
}

/** Whether a phrase may be one of these parts of speech. */
export function mayBe({ parts }: Phrase, wanted: number): boolean {
  return (parts & wanted) !== 0;
}

/** Whether a phrase may be a finite verb. */
export function mayBeFinite(phrase: Phrase): boolean {
  return mayBe(phrase, part.verb) && (phrase.subjects & FINITE) !== 0;
}

/** Whether a phrase is a finite verb, however it is read. */
export function isFiniteVerb(phrase: Phrase): boolean {
  return phrase.parts === part.verb && (phrase.subjects & FINITE) !== 0;
}

/** Whether a phrase shows its subject; «тихо» does not, as it is an adverb more often than a short form. */
export function agreesWithSubject(phrase: Phrase): boolean {
  return phrase.subjects !== 0 && !mayBe(phrase, part.adverb);
}

/** Parts of speech that make a sentence without a finite verb: «можно», «он рад». */
export const PREDICATIVE = part.predicative | part.shortAdjective | part.shortParticiple;
const PREDICATE_WORDS = new Set(['нет', 'вот', 'это']);

/** Whether a phrase may make a sentence of a line. */
export function mayBePredicate(phrase: Phrase): boolean {
  return (
    isUnknown(phrase) ||
    mayBeFinite(phrase) ||
    mayBe(phrase, PREDICATIVE | part.infinitive) ||
    PREDICATE_WORDS.has(phrase.text)
  );
}

/** Whether a phrase is in a case that is its own: a noun, a pronoun or the like that no preposition governs. */
export function isBare(phrase: Phrase): boolean {
  return !phrase.isGoverned && phrase.agreement !== 0 && isOnly(phrase, NOMINAL);
}

/** Whether all cases that a phrase may have, of which there are some, are among these. */
export function isInCase({ agreement }: Phrase, cases: number): boolean {
  return agreement !== 0 && (agreement & ~cases) === 0;
}

/** Whether a phrase may be a subject. */
export function mayBeSubject({ isGoverned, agreement }: Phrase): boolean {
  return !isGoverned && (agreement & inCase.nomn) !== 0;
}

/** The phrases in reach of a line: its own, and those of the line before unless a full stop parts them. */
export function inReach({ phrases }: Parse, before: Parse | undefined): readonly Phrase[] {
  return before && !before.isClosed ? [...phrases, ...before.phrases] : phrases;
}

/** Whether all subjects that a verb may have are among these. */
export function isInSubjects({ subjects }: Phrase, allowed: number): boolean {
  return subjects !== 0 && (subjects & ~allowed) === 0;
}
