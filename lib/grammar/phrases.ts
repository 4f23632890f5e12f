import { ACCUSATIVE, casesOf, inCase } from './agreement.ts';
import { NOMINAL, PERFECTIVE, part, QUALITIES } from './parts.ts';
import { prepositionCases } from './smallWords.ts';
import type { WordGrammar } from './wordForms.ts';

/** A word of a line. */
export interface LineWord {
  /** In lower case, with е for ё. */
  readonly text: string;
  /** How it may be read; undefined where that is not known. */
  readonly grammar: WordGrammar | undefined;
}

/** A line, or the end of one, its last word first. */
export interface WordsOfLine {
  readonly words: readonly LineWord[];
  /** Whether a mark stands behind each word. */
  readonly marks: readonly boolean[];
  /** Whether a full stop, or a mark like it, stands at its end. */
  readonly isClosed: boolean;
}

/** A word of a line with what belongs to it: a noun and its adjectives, in the cases that a preposition leaves them. */
export interface Phrase {
  /** Its last word. */
  readonly text: string;
  /** Number of the part of the line that it stands in; marks divide the parts, and the last one is 0, or 1 behind a mark. */
  readonly stretch: number;
  /** What its head may be: see `parts.ts`; 0 where nothing is known of it, so that it may be anything. */
  parts: number;
  /** Cases and genders that all of its words may have: see `agreement.ts`. */
  agreement: number;
  /** Subjects that it goes with: see `agreement.ts`. */
  readonly subjects: number;
  /** What it governs: see `frame.ts`. */
  readonly frame: number;
  /** Whether it is a perfective infinitive. */
  readonly isPerfective: boolean;
  /** Whether it has more than adjectives. */
  hasNoun: boolean;
  /** Whether a preposition governs it. */
  isGoverned: boolean;
  /** Whether it may be an attribute in the genitive of what stands at its left. */
  isAttribute: boolean;
  /** Cases of «его», «её» or «их» in it, which may depend on a verb instead. */
  aside: number;
}

/** A line as phrases. */
export interface Parse {
  /** From the line's end. */
  readonly phrases: readonly Phrase[];
  /** How many prepositions have a wrong case behind them. */
  readonly wrongCases: number;
  /** How many adjectives do not agree with the noun behind them. */
  readonly disagreements: number;
  /** Whether no mark stands at its end. */
  readonly isOpen: boolean;
  readonly isClosed: boolean;
}

const UNKNOWN: WordGrammar = { nouns: 0, adjectives: 0, subjects: 0, parts: 0, frame: 0 };
/** Cases in which a noun may depend on the adjective before it: «полный слёз», «милый сердцу». */
const DEPENDENT = inCase.gent | inCase.datv | inCase.ablt;

/** Divides a line into phrases, from its end. A word is read as it fits best. */
export function parse({ words, marks, isClosed }: WordsOfLine): Parse {
  const phrases: Phrase[] = [];
  let wrongCases = 0;
  /** Adjectives that do not agree with what stands at their right; a noun at their left may take them. */
  const unlike = new Set<Phrase>();
  let stretch = 0;
  /** The phrase that the next word may join. */
  let open: Phrase | undefined;
  for (let at = 0; at < words.length; at++) {
    const { text, grammar = UNKNOWN } = words[at] as LineWord;
    if (marks[at]) {
      stretch++;
      open = undefined;
    }
    const cases = prepositionCases(text);
    if (cases !== 0) {
      if (open) wrongCases += govern(open, cases, phrases.at(-2));
      open = undefined;
      continue;
    }
    if (open && joins(open, grammar)) {
      if (open.hasNoun) unlike.delete(open);
      continue;
    }
    const parts = grammar.parts & ~PERFECTIVE;
    if (open && parts & (part.noun | part.numeral) && open.agreement & inCase.gent) open.isAttribute = true;
    const phrase = phraseOf(text, grammar, stretch);
    if (open && disagrees(phrase, open)) unlike.add(phrase);
    open = phrase;
    phrases.push(phrase);
    if ((parts & NOMINAL) === 0) open = undefined;
  }
  return { phrases, wrongCases, disagreements: unlike.size, isOpen: marks[0] !== true, isClosed };
}

function phraseOf(text: string, grammar: WordGrammar, stretch: number): Phrase {
  const { nouns, adjectives, subjects, parts, frame } = grammar;
  return {
    text,
    stretch,
    parts: parts & ~PERFECTIVE,
    agreement: nouns | adjectives,
    subjects,
    frame,
    isPerfective: (parts & PERFECTIVE) !== 0,
    hasNoun: nouns !== 0,
    isGoverned: false,
    isAttribute: false,
    aside: 0,
  };
}

/** Puts a phrase behind a preposition. @returns 1 where its case is wrong, else 0. */
function govern(phrase: Phrase, cases: number, next: Phrase | undefined): 0 | 1 {
  phrase.isGoverned = true;
  if (phrase.agreement & cases) {
    phrase.agreement &= cases;
    return 0;
  }
  // «сквозь туманов пелену»: the preposition may govern the noun behind.
  return next && next.stretch === phrase.stretch && next.agreement & cases ? 0 : 1;
}

/** Whether a word belongs to the phrase at its right, which then takes it. */
function joins(phrase: Phrase, { nouns, adjectives, parts }: WordGrammar): boolean {
  if (phrase.parts & part.pronoun) return false;
  const heads = parts & part.noun ? nouns : 0;
  const joint = phrase.agreement & (phrase.hasNoun ? adjectives : heads | adjectives);
  if (joint === 0) return false;
  if (phrase.hasNoun) phrase.aside |= parts & part.pronoun ? nouns : 0;
  else if (heads & joint) {
    phrase.hasNoun = true;
    phrase.parts |= parts & NOMINAL;
  }
  phrase.agreement = joint;
  return true;
}

/** Whether a word is an adjective and nothing else, and has no tie to the noun at its right. */
function disagrees({ parts, agreement }: Phrase, next: Phrase): boolean {
  if (parts === 0 || parts & ~QUALITIES || next.parts !== part.noun) return false;
  // In one case, but not in one gender: «синими морем»; but «(два) синих моря».
  const isOneCase = (casesOf(agreement) & casesOf(next.agreement) & ~casesOf(inCase.gent)) !== 0;
  if (isOneCase && (parts & part.participle) === 0) return true;
  const excuse = parts & part.participle ? DEPENDENT | ACCUSATIVE : DEPENDENT;
  return (next.agreement & excuse) === 0;
}
