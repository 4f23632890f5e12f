import { wordPartsOf } from '../russian/words.ts';
import { hash53 } from '../shared/hash.ts';
import { normalise } from '../tokenizer/normalise.ts';
import { FuseFilter } from './fuseFilter.ts';

/** Magic word of the artifact. */
export const lineMagic = 'NPOL';
/** Shorter lines are common phrases, nobody's own. */
const LEAST_WORDS = 4;

/**
 * The part of a line that is compared: its Russian words in lower case with е for ё, a space between them; a hyphen
 * separates words. Undefined for a line of under four words.
 */
export function lineKey(line: string): string | undefined {
  const words = wordPartsOf(normalise(line));
  return words.length < LEAST_WORDS ? undefined : words.join(' ');
}

/** Hash of a line's {@link lineKey}; undefined for a line of under four words. */
export function lineHash(line: string): number | undefined {
  const key = lineKey(line);
  return key === undefined ? undefined : hash53(key);
}

/** The lines of the corpus, as hashes. */
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
   * Whether the corpus has a line of four words or more, whatever its letter case, its ё and its punctuation. True for
   * every line of the corpus and for about one in 2,000 other lines. False for shorter lines.
   */
  has(line: string): boolean {
    const hash = lineHash(line);
    return hash !== undefined && this.#filter.has(hash);
  }
}
