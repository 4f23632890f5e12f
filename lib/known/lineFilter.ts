import { wordPartsOf } from '../russian/words.ts';
import { hash53 } from '../shared/hash.ts';
import { normalise } from '../tokenizer/normalise.ts';
import { FuseFilter } from './fuseFilter.ts';

/** Which filter the bytes hold. */
export const lineMagic = 'NPOL';
/** Shorter lines belong to nobody. */
const LEAST_WORDS = 4;

/**
 * What of a line counts: its Russian words in lower case with ё as е, parted by single spaces; a hyphen parts words.
 * Undefined where they are fewer than four.
 */
export function lineKey(line: string): string | undefined {
  const words = wordPartsOf(normalise(line));
  return words.length < LEAST_WORDS ? undefined : words.join(' ');
}

/** Hash of what counts of a line; undefined for a line of under four words. */
export function lineHash(line: string): number | undefined {
  const key = lineKey(line);
  return key === undefined ? undefined : hash53(key);
}

/** Knows the lines of the corpus without holding any of them. */
export class LineFilter {
  readonly #filter: FuseFilter;

  private constructor(filter: FuseFilter) {
    this.#filter = filter;
  }

  /**
   * Reads what `packLines` (`workshop/known/pack.ts`) wrote, without a copy.
   *
   * @throws FilterFormatError that says what to do.
   */
  static fromBytes(bytes: Uint8Array): LineFilter {
    return new LineFilter(new FuseFilter(bytes, lineMagic));
  }

  /**
   * Whether a line of four words or more stands in the corpus, however it is cased, spelled with ё or punctuated.
   * True for every line that does, and for about one in 2,000 that do not. False for shorter lines.
   */
  has(line: string): boolean {
    const hash = lineHash(line);
    return hash !== undefined && this.#filter.has(hash);
  }
}
