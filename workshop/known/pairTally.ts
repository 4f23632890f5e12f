import { pairHash } from '../../lib/known/pairFilter.ts';
import { wordsOf } from '../../lib/russian/words.ts';

/** What separates words: punctuation and dashes, letters of other scripts, digits, an empty line. */
const SEPARATOR = /[^а-яё\s-]+|\s[—–-]+\s|\n\s*\n/iu;

/** The hashes of the pairs of neighbouring words in a text that nothing separates. */
export function* pairsOf(text: string): Generator<number> {
  for (const part of text.split(SEPARATOR)) {
    const words = wordsOf(part);
    for (let at = 1; at < words.length; at++) yield pairHash(words[at - 1] as string, words[at] as string);
  }
}

/** Counts pairs of words by their hashes: there are millions. */
export class PairTally {
  #hashes = new Float64Array(1 << 16);
  #count = 0;

  add(text: string): void {
    for (const hash of pairsOf(text)) {
      if (this.#count === this.#hashes.length) {
        const wider = new Float64Array(2 * this.#count);
        wider.set(this.#hashes);
        this.#hashes = wider;
      }
      this.#hashes[this.#count++] = hash;
    }
  }

  /** The hashes, ascending, of the pairs that occur `least` times or more. */
  *attested(least: number): Generator<number> {
    const sorted = this.#hashes.slice(0, this.#count).sort();
    for (let from = 0, to = 0; from < sorted.length; from = to) {
      while (to < sorted.length && sorted[to] === sorted[from]) to++;
      if (to - from >= least) yield sorted[from] as number;
    }
  }
}
