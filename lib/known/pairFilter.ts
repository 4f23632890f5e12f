import { hash53 } from '../shared/hash.ts';
import { FuseFilter } from './fuseFilter.ts';

/** Magic word of the artifact. */
export const pairMagic = 'NPPA';

/** Hash of two neighbouring words, lower case with е for ё. */
export function pairHash(word: string, next: string): number {
  return hash53(`${word} ${next}`);
}

/** The pairs of neighbouring words in texts, as hashes. */
export class PairFilter {
  readonly #filter: FuseFilter;

  private constructor(filter: FuseFilter) {
    this.#filter = filter;
  }

  /**
   * Reads what `packPairs` (`workshop/known/pack.ts`) wrote, without a copy.
   *
   * @throws FilterFormatError that says what to do.
   */
  static fromBytes(bytes: Uint8Array): PairFilter {
    return new PairFilter(new FuseFilter(bytes, pairMagic));
  }

  /** Whether texts have two lower-case words (with е for ё) side by side; true for one in 256 other pairs. */
  has(word: string, next: string): boolean {
    return this.#filter.has(pairHash(word, next));
  }
}
