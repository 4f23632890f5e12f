import { type Parse, parse } from '../../../grammar/phrases.ts';
import type { WordInfo } from '../wordIndex.ts';
import type { PartialLine, Potential } from './potential.ts';

/** Nats of each fault: less than nothing. */
export type FaultWeights<Fault extends string> = Readonly<Record<Fault, number>>;

/**
 * How much more a fault costs than it is rarer with people: the rules see few of the faults there are, and what they see must
 * go.
 */
export const FORCE = 2;

/**
 * Weighs a line by its faults, those of its end as long as that is all there is. A fault that words to the left may mend
 * (an object may still come) counts by the share of the line that stands, so that no line is given up too early.
 * @param certain faults that no further word mends.
 * @param find reports the faults of a line.
 */
export function faultPotential<Fault extends string>(
  weights: FaultWeights<Fault>,
  certain: ReadonlySet<Fault>,
  find: (line: Parse, report: (fault: Fault) => void) => void,
  parses: LineParses,
): Potential {
  const known = new WeakMap<readonly WordInfo[], number>();
  const weigh = (line: Parse, share: number): number => {
    let sum = 0;
    find(line, (fault) => {
      sum += FORCE * weights[fault] * (certain.has(fault) ? 1 : share);
    });
    return sum;
  };
  return {
    word(line, word) {
      const { words, template, end } = line;
      const all = template.strong.length;
      let before = words.length === 0 ? 0 : known.get(words);
      if (before === undefined) {
        before = weigh(parses.of(line), (all - end) / all);
        known.set(words, before);
      }
      return weigh(parses.with(line, word), (all - end + word.syllables) / all) - before;
    },
  };
}

/** The phrases of a line that is being written. Several potentials ask for the same in turn. */
export class LineParses {
  readonly #known = new WeakMap<readonly WordInfo[], Parse>();
  #words: readonly WordInfo[] | undefined;
  #word: WordInfo | undefined;
  #hasMark = false;
  #last: Parse | undefined;

  /** Of the words so far. */
  of({ words, marks }: PartialLine): Parse {
    let found = this.#known.get(words);
    if (!found) {
      found = parse({ words, marks, isClosed: false });
      this.#known.set(words, found);
    }
    return found;
  }

  /** With the next word. */
  with({ words, marks, hasMark }: PartialLine, word: WordInfo): Parse {
    if (this.#last && this.#words === words && this.#word === word && this.#hasMark === hasMark)
      return this.#last;
    [this.#words, this.#word, this.#hasMark] = [words, word, hasMark];
    this.#last = parse({ words: [...words, word], marks: [...marks, hasMark], isClosed: false });
    return this.#last;
  }
}
