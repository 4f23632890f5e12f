import { tailOf } from '../../prosody/tail.ts';
import { BoundedCache } from '../../shared/boundedCache.ts';
import type { RhymeIndex } from './rhymeIndex.ts';
import type { WordIndex } from './wordIndex.ts';

/** A line can be answered where its last word has so many rhymes. */
const LEAST_ANSWERS = 12;
/** Words that are remembered. */
const CACHE = 20_000;

/** Tells which words can end a line that others will answer, and remembers it. */
export class RhymeCheck {
  readonly #rhymes: RhymeIndex;
  readonly #words: WordIndex;
  readonly #cache = new BoundedCache<string, boolean>(CACHE);

  constructor(rhymes: RhymeIndex, words: WordIndex) {
    [this.#rhymes, this.#words] = [rhymes, words];
  }

  /** Whether a word, stressed as given, has enough rhymes. */
  hasRhymes(word: string, stress: number): boolean {
    const key = `${word} ${stress}`;
    const cached = this.#cache.get(key);
    if (cached !== undefined) return cached;
    const tail = tailOf(this.#words.spokenWith(word, stress), stress);
    const has =
      tail !== undefined &&
      this.#rhymes.has(LEAST_ANSWERS, tail, (other) => this.#words.isMainReading(other));
    this.#cache.set(key, has);
    return has;
  }
}
