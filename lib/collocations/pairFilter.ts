import { buildFuse } from '../filter/fuseBuild.ts';
import { FuseFilter } from '../filter/fuseFilter.ts';
import { hash53 } from '../text/hash.ts';

const MAGIC = 'NPPA';
/** One pair in 256 that nobody wrote is taken for one that somebody did. */
const BITS = 8;

/** Hash of two neighbouring words, lower case with е for ё. */
export function pairHash(word: string, next: string): number {
  return hash53(`${word} ${next}`);
}

/** The artifact: a filter over the hashes that {@link pairHash} gave. Order and repetition do not matter. */
export function packPairs(hashes: Iterable<number>): Uint8Array {
  return buildFuse(MAGIC, hashes, BITS);
}

/** Knows which words people put side by side. */
export class PairFilter {
  readonly #filter: FuseFilter;

  private constructor(filter: FuseFilter) {
    this.#filter = filter;
  }

  /**
   * Reads what {@link packPairs} wrote, without a copy.
   *
   * @throws FilterFormatError that says what to do.
   */
  static fromBytes(bytes: Uint8Array): PairFilter {
    return new PairFilter(new FuseFilter(bytes, MAGIC));
  }

  /** Whether texts have two lower-case words (with е for ё) side by side; true for one in 256 pairs that they lack. */
  has(word: string, next: string): boolean {
    return this.#filter.has(pairHash(word, next));
  }
}
