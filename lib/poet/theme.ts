import { weightOf } from '../prosody/wordWeight.ts';
import { countSyllables } from '../russian/letters.ts';
import { wordsOf } from '../russian/words.ts';
import type { WordVectors } from '../vectors/wordVectors.ts';

/** A word names a theme if it tells this share of what the theme's most telling word does: not «день» in «день победы». */
const NAMING = 0.5;
/** Nearness to the theme at which a word is about it. */
const NEAR = 0.35;

/** What a poem is asked to be about. */
export class Theme {
  readonly text: string;
  readonly words: readonly string[];
  /**
   * Words of which the poem's first line is to hold one, in all their forms (lower case with е for ё): best those that name
   * the theme, else any that it has.
   */
  readonly namings: readonly [best: ReadonlySet<string>, any: ReadonlySet<string>];
  readonly #vectors: WordVectors | undefined;
  readonly #direction: Float64Array | undefined;

  /** @param vectors where absent, a word is the only form of itself, and none is near. */
  constructor(text: string, vectors?: WordVectors) {
    const words = wordsOf(text);
    const lemmas = [...new Set(vectors?.lemmasOf(words))];
    const told = (lemma: number) => vectors?.told(lemma) ?? 0;
    const least = NAMING * Math.max(...lemmas.map(told));
    const strange = words.filter((word) => isFull(word) && vectors?.lemmaOf(word) === undefined);
    const withForms = (own: readonly number[]) =>
      new Set([...strange, ...own.flatMap((lemma) => vectors?.formsOf(lemma) ?? [])]);
    [this.text, this.words, this.#vectors] = [text, words, vectors];
    this.namings = [withForms(lemmas.filter((lemma) => told(lemma) >= least)), withForms(lemmas)];
    this.#direction = vectors?.directionOf(lemmas);
  }

  /** Whether a line holds a word that names it. */
  isNamedIn(line: string): boolean {
    return wordsOf(line).some((word) => this.namings[0].has(word));
  }

  /** Whether a line holds a word that is about it. */
  isNear(line: string): boolean {
    const [vectors, direction] = [this.#vectors, this.#direction];
    if (!vectors || !direction) return false;
    return wordsOf(line).some((word) => {
      const lemma = vectors.lemmaOf(word);
      return lemma !== undefined && vectors.nearness(lemma, direction) >= NEAR;
    });
  }
}

function isFull(word: string): boolean {
  return weightOf(word, countSyllables(word)) === 'full';
}
