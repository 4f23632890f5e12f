import type { VocabularyFigures } from './figures.ts';
import { isStopWord } from './stopWords.ts';

const CONTENT_WORDS = 100;
const FIRST_GROWTH_POINT = 10;
const GROWTH_STEP = 1.1;

/** Counts word forms. Memory grows with the number of different forms only. */
export class VocabularyTally {
  /** Words added. */
  words = 0;
  readonly #forms = new Map<string, { all: number; decent: number }>();
  readonly #growth: [number, number][] = [];
  #nextGrowthPoint = FIRST_GROWTH_POINT;

  /** @param decent whether the words are from a poem without obscene words. */
  add(words: readonly string[], decent: boolean): void {
    for (const word of words) {
      let form = this.#forms.get(word);
      if (!form) {
        form = { all: 0, decent: 0 };
        // V8 keeps a substring as a pointer into the whole line; a copy frees the line.
        this.#forms.set(Buffer.from(word).toString(), form);
      }
      form.all++;
      if (decent) form.decent++;
      if (++this.words >= this.#nextGrowthPoint) {
        this.#growth.push([this.words, this.#forms.size]);
        this.#nextGrowthPoint = Math.ceil(this.words * GROWTH_STEP);
      }
    }
  }

  figures(): VocabularyFigures {
    const counts = [...this.#forms.values()];
    return {
      forms: counts.length,
      once: counts.reduce((sum, { all }) => sum + (all === 1 ? 1 : 0), 0),
      growth: this.#growth.concat([[this.words, counts.length]]),
    };
  }

  /** The most frequent forms that are not stop words, with their counts in decent poems. */
  contentWords(): [word: string, count: number][] {
    return [...this.#forms]
      .flatMap(([word, { decent }]): [string, number][] =>
        decent === 0 || isStopWord(word) ? [] : [[word, decent]],
      )
      .sort(mostFrequentFirst)
      .slice(0, CONTENT_WORDS);
  }
}

/** Order of counts: descending, then by name, so that every run writes the same file. */
export function mostFrequentFirst([a, m]: [string, number], [b, n]: [string, number]): number {
  return n - m || (a < b ? -1 : 1);
}
