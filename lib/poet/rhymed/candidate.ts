import type { RhymeStart } from './lineTask.ts';
import type { PartialLine } from './potentials/potential.ts';
import type { WordInfo } from './wordIndex.ts';

/** A line that is being written, from its end. */
export interface Candidate extends PartialLine {
  readonly tokens: readonly number[];
  /** Letters of the word in hand, the next of the line; empty before the first. */
  readonly letters: string;
  /** Natural logarithm of the probability that the network gave to the tokens. */
  readonly logProbability: number;
  /** What the potentials added for its words, in nats. */
  readonly added: number;
  /** Natural logarithm of its weight in the search. */
  readonly logWeight: number;
  /** Tokens that it begins with: those of its rhyme word. */
  readonly forced: readonly number[];
}

/** A candidate that has no token yet. */
export function emptyCandidate(
  template: Candidate['template'],
  temperature = 1,
  { tokens: forced, added }: RhymeStart = { tokens: [], added: 0 },
): Candidate {
  return {
    template,
    words: [],
    marks: [],
    hasMark: false,
    end: template.strong.length,
    tokens: [],
    letters: '',
    logProbability: 0,
    added,
    logWeight: added / temperature,
    forced,
  };
}

/** A word in hand that is whole: the line may go on behind it. */
export interface WholeWord {
  readonly word: WordInfo;
  /** What the potentials add for it, in nats. */
  readonly added: number;
}

/** What a token changes of a candidate beside its letters. */
type Grown = Pick<Candidate, 'logWeight' | 'logProbability' | 'tokens'>;

/** A candidate whose word in hand has more letters. */
export function withLetters(parent: Candidate, grown: Grown, letters: string): Candidate {
  return { ...parent, ...grown, letters: parent.letters + letters };
}

/** A candidate with a mark behind its word in hand. */
export function withMark(parent: Candidate, grown: Grown): Candidate {
  return { ...parent, ...grown, hasMark: true };
}

/**
 * A candidate whose word in hand is done.
 * @param whole that word; absent before the first.
 * @param letters of the next word; empty where the line is finished.
 */
export function withNextWord(
  parent: Candidate,
  grown: Grown,
  letters: string,
  whole: WholeWord | undefined,
): Candidate {
  const next = { ...parent, ...grown, letters, hasMark: false };
  if (!whole) return next;
  return {
    ...next,
    words: [...parent.words, whole.word],
    marks: [...parent.marks, parent.hasMark],
    end: parent.end - whole.word.syllables,
    added: parent.added + whole.added,
  };
}
