/** The share of things that have a property. */
export class Share {
  #hits = 0;
  #all = 0;

  add(hit: boolean): void {
    this.#all++;
    if (hit) this.#hits++;
  }

  /** Between 0 and 1; NaN before the first. */
  get value(): number {
    return this.#hits / this.#all;
  }
}

/** The share of pairs of neighbouring words that are different pairs. */
export class DistinctBigrams {
  readonly #seen = new Set<string>();
  count = 0;

  add(words: readonly string[]): void {
    for (let at = 1; at < words.length; at++) {
      this.#seen.add(`${words[at - 1]} ${words[at]}`);
      this.count++;
    }
  }

  get share(): number {
    return this.#seen.size / this.count;
  }
}
