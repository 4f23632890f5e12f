import { FormTable, sharedLetters } from './formTable.ts';
import { unpackVectors, type VectorsImage } from './vectorsFile.ts';

/** Numbers of a vector. */
export const SIZE = 64;
/**
 * How much a word tells of what a text is about falls with its share of what people write: to a half at this share (Arora
 * et al. 2017, "A Simple but Tough-to-Beat Baseline for Sentence Embeddings").
 */
const HALF_TOLD = 5e-4;
/** Letters of a stem that tells its word, and most of an ending. */
const STEM = 5;
const ENDING = 3;

/** Vectors of lemmas. Those of words that stand in the same poems point the same way. */
export class WordVectors {
  readonly #forms: FormTable;
  readonly #image: VectorsImage;

  constructor(image: VectorsImage) {
    this.#image = image;
    this.#forms = new FormTable(image.forms);
  }

  /** @throws VectorsError if the bytes are no word vectors. */
  static fromBytes(bytes: Uint8Array): WordVectors {
    return new WordVectors(unpackVectors(bytes));
  }

  /** Number of a word's lemma; undefined where it has no vector. @param word lower case, with е for ё. */
  lemmaOf(word: string): number | undefined {
    const place = this.#forms.find(word);
    return place < 0 ? undefined : this.#image.lemmas[place];
  }

  /** Lemmas of those words that have one; a word that is not listed has that of the one it is spelled most like. */
  lemmasOf(words: readonly string[]): number[] {
    return words.flatMap((word) => this.lemmaOf(word) ?? this.#lemmaLike(word) ?? []);
  }

  /** The forms of a lemma, sorted. */
  formsOf(lemma: number): string[] {
    const { lemmas } = this.#image;
    const forms: string[] = [];
    for (let place = lemmas.indexOf(lemma); place >= 0; place = lemmas.indexOf(lemma, place + 1))
      forms.push(this.#forms.at(place));
    return forms;
  }

  /** How much a lemma tells of what a text is about, 0 to 1: little if it stands everywhere. */
  told(lemma: number): number {
    const share = 2 ** (-(this.#image.rarities[lemma] as number) / 8);
    return HALF_TOLD / (HALF_TOLD + share);
  }

  /** The direction of lemmas, each by how much it tells, as a vector of length 1; undefined where there is none. */
  directionOf(lemmas: Iterable<number>): Float64Array | undefined {
    const sum = new Float64Array(SIZE);
    for (const lemma of lemmas) {
      const own = this.#vector(lemma);
      const told = this.told(lemma);
      for (let at = 0; at < SIZE; at++) sum[at] = (sum[at] as number) + told * (own[at] as number);
    }
    return normalised(sum);
  }

  /** Cosine of a lemma's vector and a direction: about 0.1 for any two words of verse. */
  nearness(lemma: number, direction: Float64Array): number {
    const own = this.#vector(lemma);
    let sum = 0;
    for (let at = 0; at < SIZE; at++) sum += (own[at] as number) * (direction[at] as number);
    return sum;
  }

  /** The lemma of the word that begins most like another, if they differ in their endings only. */
  #lemmaLike(word: string): number | undefined {
    const place = this.#forms.nearest(word);
    if (place < 0) return undefined;
    const shared = sharedLetters(word, this.#forms.at(place));
    return shared >= Math.max(STEM, word.length - ENDING) ? this.#image.lemmas[place] : undefined;
  }

  /** A lemma's vector, of length 1. */
  #vector(lemma: number): Float64Array {
    const vector = new Float64Array(SIZE);
    for (let at = 0; at < SIZE; at += 2) {
      const byte = this.#image.vectors[(lemma * SIZE + at) >> 1] as number;
      vector[at] = (byte << 28) >> 28;
      vector[at + 1] = (byte << 24) >> 28;
    }
    return normalised(vector) ?? vector;
  }
}

/** A vector made 1 long; undefined where it has no direction. */
export function normalised(vector: Float64Array): Float64Array | undefined {
  let sum = 0;
  for (const value of vector) sum += value * value;
  return sum > 0 ? vector.map((value) => value / Math.sqrt(sum)) : undefined;
}
