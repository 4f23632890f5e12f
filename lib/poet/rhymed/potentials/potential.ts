import type { LineTemplate } from '../../../forms/lineTemplate.ts';
import type { WordInfo } from '../wordIndex.ts';

/**
 * What constrains or weighs a line (Lew et al. 2023, "Sequential Monte Carlo Steering of Large Language Models"; the
 * word is that of GenLM's control library). The network proposes; potentials multiply what it proposes, so that their
 * logarithms add up. The search knows them by this interface only.
 *
 * To add one: write a file in this folder that exports a potential, or a function that makes one for a poem or a line
 * from its `LineContext`; put it into the list in linePotentials.ts; test it alone. A potential must not keep
 * state: the search asks about the words of many candidates in turn.
 */
export interface Potential {
  /**
   * Nats to add for a line's next word; -Infinity forbids it. Lines are written from their end, so the next word stands
   * to the left of those that the line has. Asked once for each whole word that a candidate may end with, some thousand
   * times a poem: what depends on the word alone belongs in {@link WordInfo}, where it is looked up once.
   */
  word?(line: PartialLine, word: WordInfo): number;
  /**
   * Nats that the line's next word may be given in the end if it begins with these letters, where it is worth while to look
   * ahead: 0 where nothing is to be hoped for, and then for more letters too. What a whole word is given takes its place.
   */
  prefix?(line: PartialLine, letters: string): number;
  /** Nats to add for a finished line; -Infinity forbids it. Asked for the few lines that a search ends with. */
  complete?(line: FinishedLine): number;
}

/** A line before its next word. */
export interface PartialLine {
  readonly template: LineTemplate;
  /** Its words so far, the line's last word first: the next word's right neighbour is the last of them. */
  readonly words: readonly WordInfo[];
  /** Whether a mark stands behind each of them. */
  readonly marks: readonly boolean[];
  /** Whether a mark stands behind the next word. */
  readonly hasMark: boolean;
  /** Syllables of the line up to and with the next word: all of them before the first word. */
  readonly end: number;
}

/** A line that has all its words. */
export interface FinishedLine {
  /** The line's last word first. */
  readonly words: readonly WordInfo[];
  /** In reading order and lower case. */
  readonly text: string;
}

/** Sum of what potentials add for a word; those behind one that forbids it are not asked. */
export function weighWord(potentials: readonly Potential[], line: PartialLine, word: WordInfo): number {
  let sum = 0;
  for (const potential of potentials) {
    if (!potential.word) continue;
    sum += potential.word(line, word);
    if (sum === Number.NEGATIVE_INFINITY) return sum;
  }
  return sum;
}

/** Sum of what potentials hope for a word that begins with some letters. */
export function weighPrefix(potentials: readonly Potential[], line: PartialLine, letters: string): number {
  let sum = 0;
  for (const potential of potentials) sum += potential.prefix?.(line, letters) ?? 0;
  return sum;
}

/** Sum of what potentials add for a finished line. */
export function weighLine(potentials: readonly Potential[], line: FinishedLine): number {
  let sum = 0;
  for (const potential of potentials) sum += potential.complete?.(line) ?? 0;
  return sum;
}

/** What a potential that only forbids returns. */
export function allowIf(isAllowed: boolean): number {
  return isAllowed ? 0 : Number.NEGATIVE_INFINITY;
}
