import { lowerBound } from '../shared/lowerBound.ts';

/** The rhyme key of each common word, as the lexicon artifact holds it. */
export interface RhymeImage {
  /** The keys, sorted, a line feed between them. The first is empty if some word has no tail. */
  readonly keys: Uint8Array;
  /** Number of the key of each reading of class `LEAST_RHYME_CLASS` or higher, in the order of the table. */
  readonly keyOf: Uint16Array;
}

/** The common words by their rhyme keys. */
export class RhymeTable {
  readonly #keys: readonly string[];
  /** Where each key's words begin in {@link #words}; one entry more than keys. */
  readonly #starts: Uint32Array;
  readonly #words: Uint32Array;

  constructor({ keys, keyOf }: RhymeImage) {
    this.#keys = new TextDecoder().decode(keys).split('\n');
    const starts = new Uint32Array(this.#keys.length + 1);
    for (const key of keyOf) starts[key + 1] = (starts[key + 1] as number) + 1;
    for (let key = 1; key < starts.length; key++)
      starts[key] = (starts[key] as number) + (starts[key - 1] as number);
    const next = starts.slice();
    const words = new Uint32Array(keyOf.length);
    for (let word = 0; word < keyOf.length; word++) {
      const key = keyOf[word] as number;
      const at = next[key] as number;
      words[at] = word;
      next[key] = at + 1;
    }
    [this.#starts, this.#words] = [starts, words];
  }

  /** The keys that begin with a bucket. */
  keys(bucket: string): readonly string[] {
    // The bucket ends with a space, and '!' is the next character.
    return this.#keys.slice(
      lowerBound(this.#keys, bucket),
      lowerBound(this.#keys, `${bucket.slice(0, -1)}!`),
    );
  }

  /** Numbers of the common words that have a key, ascending from 0. */
  words(key: string): Uint32Array {
    const at = lowerBound(this.#keys, key);
    return this.#keys[at] === key
      ? this.#words.subarray(this.#starts[at], this.#starts[at + 1])
      : new Uint32Array(0);
  }
}
