import type { ReadOptions } from '../../../lib/files/jsonLines.ts';
import { wordsOf } from '../../../lib/russian/words.ts';
import { hash53 } from '../../../lib/shared/hash.ts';
import { readPoems } from '../../corpus/jsonl.ts';
import { isHeldOut } from '../../corpus/split.ts';
import { increment } from '../../statistics/tally.ts';

/** A 3-gram is stock if it stands in so many poems. */
const STOCK_POEMS = 3;
/** A word is rare if it is not among so many word forms, the commonest of the corpus. */
const COMMON_WORDS = 15_000;

/** What is common in the corpus. */
export interface CorpusWords {
  /** Hashes of the 3-grams that stand in three poems or more. */
  readonly stock: ReadonlySet<number>;
  readonly common: ReadonlySet<string>;
}

/**
 * Counts words and 3-grams of cleaned corpus files. Held-out poems are left out, so that people's can be measured.
 * @throws InputError, or what the file system throws.
 */
export async function readCorpusWords(files: readonly string[], reading?: ReadOptions): Promise<CorpusWords> {
  const counts = new Map<string, number>();
  const trigrams = new HashList();
  for (const file of files) {
    for await (const { text } of readPoems(file, reading)) {
      if (isHeldOut(text)) continue;
      const ofPoem = new Set<number>();
      for (const line of text.split('\n')) {
        for (const word of wordsOf(line)) increment(counts, word);
        for (const trigram of trigramsOf(line)) ofPoem.add(trigram);
      }
      for (const trigram of ofPoem) trigrams.add(trigram);
    }
  }
  const common = [...counts].sort(([, a], [, b]) => b - a).slice(0, COMMON_WORDS);
  return { stock: trigrams.repeated(STOCK_POEMS), common: new Set(common.map(([word]) => word)) };
}

/** Hashes of the three words that stand side by side in a line. */
export function trigramsOf(line: string): number[] {
  const words = wordsOf(line);
  return words.slice(2).map((_, at) => hash53(words.slice(at, at + 3).join(' ')));
}

/** Millions of hashes. A `Map` of their counts would not fit the heap. */
class HashList {
  #hashes = new Float64Array(1 << 16);
  #length = 0;

  add(hash: number): void {
    if (this.#length === this.#hashes.length) {
      const longer = new Float64Array(2 * this.#length);
      longer.set(this.#hashes);
      this.#hashes = longer;
    }
    this.#hashes[this.#length++] = hash;
  }

  /** The hashes that were added `times` times or more. */
  repeated(times: number): Set<number> {
    const sorted = this.#hashes.subarray(0, this.#length).sort();
    const found = new Set<number>();
    for (let at = times - 1; at < sorted.length; at++) {
      if (sorted[at] === sorted[at - times + 1]) found.add(sorted[at] as number);
    }
    return found;
  }
}
