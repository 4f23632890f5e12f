import { increment } from '../statistics/tally.ts';

/**
 * Interpolated n-gram model with absolute discounting (Ney, Essen and Kneser 1994; Chen and Goodman 1999,
 * section 2.5): a baseline for networks. Each order has one discount, n1 / (n1 + 2 n2), from its counts.
 */
export class NgramModel {
  readonly order: 1 | 2 | 3;
  readonly vocabularySize: number;
  /** For each order from 1 up: counts of n-grams; for their contexts, the total count and the number of followers. */
  readonly #grams: Map<number, number>[];
  readonly #totals: Map<number, number>[];
  readonly #followers: Map<number, number>[];
  readonly #discounts: number[];

  /**
   * @param poems token ids of the training poems.
   * @param order 1 for unigrams, 2 for bigrams, 3 for trigrams (a higher order would need keys beyond exact numbers).
   */
  constructor(poems: Iterable<ArrayLike<number>>, order: 1 | 2 | 3, vocabularySize: number) {
    this.order = order;
    this.vocabularySize = vocabularySize;
    this.#grams = Array.from({ length: order }, () => new Map());
    this.#totals = Array.from({ length: order }, () => new Map());
    this.#followers = Array.from({ length: order }, () => new Map());
    for (const poem of poems) {
      for (let at = 0; at < poem.length; at++) this.#count(poem, at);
    }
    this.#discounts = this.#grams.map(discountOf);
  }

  /** −ln of the probability of a poem's token `at`, given the tokens before it, in nats. */
  negativeLogProbability(poem: ArrayLike<number>, at: number): number {
    let probability = 1 / this.vocabularySize;
    for (let n = 1; n <= this.order; n++) {
      const context = this.#contextKey(poem, at, n);
      const total = this.#totals[n - 1]?.get(context);
      if (total === undefined) break;
      const discount = this.#discounts[n - 1] as number;
      const count = this.#grams[n - 1]?.get(this.#gramKey(context, poem[at] as number)) ?? 0;
      const backoff = (discount * (this.#followers[n - 1]?.get(context) ?? 0)) / total;
      probability = Math.max(0, count - discount) / total + backoff * probability;
    }
    return -Math.log(probability);
  }

  #count(poem: ArrayLike<number>, at: number): void {
    for (let n = 1; n <= this.order; n++) {
      const context = this.#contextKey(poem, at, n);
      const key = this.#gramKey(context, poem[at] as number);
      const grams = this.#grams[n - 1] as Map<number, number>;
      const seen = grams.get(key) ?? 0;
      grams.set(key, seen + 1);
      increment(this.#totals[n - 1] as Map<number, number>, context);
      if (seen === 0) increment(this.#followers[n - 1] as Map<number, number>, context);
    }
  }

  // The context of a poem's first tokens is filled up with a token that is not in the vocabulary.
  #contextKey(poem: ArrayLike<number>, at: number, n: number): number {
    let key = 0;
    for (let back = n - 1; back >= 1; back--)
      key = key * (this.vocabularySize + 1) + (poem[at - back] ?? this.vocabularySize);
    return key;
  }

  #gramKey(context: number, token: number): number {
    return context * (this.vocabularySize + 1) + token;
  }
}

function discountOf(grams: ReadonlyMap<number, number>): number {
  let once = 0;
  let twice = 0;
  for (const count of grams.values()) {
    if (count === 1) once++;
    else if (count === 2) twice++;
  }
  return once === 0 ? 0.5 : once / (once + 2 * twice);
}
