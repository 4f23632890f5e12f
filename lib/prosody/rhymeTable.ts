import type { Tail } from './tail.ts';

/** Words this common or commoner are offered as rhymes: see `Lexicon.frequency`. */
export const LEAST_RHYME_CLASS = 5;

/** Which tail each common word has, as the lexicon artifact holds it. */
export interface RhymeImage {
  /** Keys of the tails, sorted, a line feed between them; the first may be empty, for words without a tail. */
  readonly keys: Uint8Array;
  /** Number of the key of each reading of class {@link LEAST_RHYME_CLASS} or more, in the order of the table. */
  readonly keyOf: Uint16Array;
}

/** What tails share that rhyme without a fault: {@link rhymeBucket}, and the consonants, hard and soft alike. */
export function rhymeKey(tail: Tail): string {
  const { support, consonants, vowels } = tail;
  const open = vowels === '' && consonants[0] === '';
  return `${rhymeBucket(tail)}${(open ? `${support}-` : consonants.join('.')).toLowerCase()}`;
}

/** What the keys of all tails that rhyme at all begin with: the stressed vowel, and how many vowels follow it. */
export const rhymeBucket = ({ vowel, vowels }: Tail): string => `${vowel}${vowels.length} `;

/** A tail with this key and these vowels: no further from another such than tails are that have the keys, but for what `LEANING` takes off. */
export function keyTail(key: string, vowels: string): Tail {
  const sounds = key.slice(key.indexOf(' ') + 1);
  const open = sounds.endsWith('-');
  return {
    support: open ? sounds.slice(0, -1) : '',
    vowel: key.charAt(0),
    vowels,
    consonants: open ? [''] : sounds.split('.'),
    words: key,
  };
}

/** @param keys the key of each common reading, in the order of the table; empty where it has no tail. */
export function packRhymes(keys: readonly string[]): RhymeImage {
  const sorted = [...new Set(keys)].sort();
  const numbers = new Map(sorted.map((key, at) => [key, at]));
  return {
    keys: new TextEncoder().encode(sorted.join('\n')),
    keyOf: Uint16Array.from(keys, (key) => numbers.get(key) as number),
  };
}

/** The common words by the keys of their tails: what a rhyme is looked for among. */
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

  /** Keys that begin so. */
  keys(bucket: string): readonly string[] {
    // A space ends the bucket, and '!' follows it.
    return this.#keys.slice(this.#find(bucket), this.#find(`${bucket.slice(0, -1)}!`));
  }

  /** Which of the common words have a key: ascending numbers from 0. */
  words(key: string): Uint32Array {
    const at = this.#find(key);
    return this.#keys[at] === key
      ? this.#words.subarray(this.#starts[at], this.#starts[at + 1])
      : new Uint32Array(0);
  }

  /** Number of the first key that is not before `key`. */
  #find(key: string): number {
    let low = 0;
    let high = this.#keys.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#keys[middle] as string) < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
