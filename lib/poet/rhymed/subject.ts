import { normalised, type WordVectors } from '../../vectors/wordVectors.ts';

/**
 * What a word that tells everything gains, in nats, for each unit that it is nearer to the subject than words usually are:
 * to a theme that was asked for, or to the person's lines. docs/VERSE.md says how poems fare with it.
 */
export const STRENGTH = { asked: 12, heard: 8 } as const;
/** Nearness of any two words of verse. */
const USUAL = 0.12;
/** A word that is farther loses no more. */
const LEAST = 0.05;
/** A word that is nearer gains no more. */
const MOST = 0.9;
/** How much the poem so far counts beside what it is about. */
const SO_FAR = 0.5;

/** What a poem is about: words that were given, and what it says so far. */
export class Subject {
  readonly #vectors: WordVectors;
  readonly #strength: number;
  readonly #about: Float64Array | undefined;
  readonly #soFar = new Set<number>();
  #direction: Float64Array | undefined;
  readonly #gains = new Map<number, number>();

  /** @param words lower case, with е for ё. @param strength see {@link STRENGTH}. */
  constructor(vectors: WordVectors, words: readonly string[], strength: number) {
    [this.#vectors, this.#strength] = [vectors, strength];
    this.#about = vectors.directionOf(vectors.lemmasOf(words));
    this.#direction = this.#about;
  }

  /** Takes note of words that the poem has. */
  add(words: readonly string[]): void {
    for (const lemma of this.#vectors.lemmasOf(words)) this.#soFar.add(lemma);
    const soFar = this.#vectors.directionOf(this.#soFar);
    if (soFar && this.#about) {
      const about = this.#about;
      this.#direction = normalised(soFar.map((value, at) => SO_FAR * value + (about[at] as number)));
    } else this.#direction = this.#about ?? soFar;
    this.#gains.clear();
  }

  /**
   * Nats that a lemma gains by its nearness, or loses. What tells little gains little, beyond its share in what people do:
   * the network likes common words too much. What the poem has already gains nothing.
   */
  gainOf(lemma: number | undefined): number {
    if (lemma === undefined || !this.#direction) return 0;
    let gain = this.#gains.get(lemma);
    if (gain === undefined) {
      const nearness = this.#vectors.nearness(lemma, this.#direction);
      const own =
        this.#strength * this.#vectors.told(lemma) ** 2 * (Math.max(LEAST, Math.min(MOST, nearness)) - USUAL);
      gain = this.#soFar.has(lemma) ? Math.min(0, own) : own;
      this.#gains.set(lemma, gain);
    }
    return gain;
  }
}
