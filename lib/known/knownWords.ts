import type { Lexicon } from '../prosody/lexicon.ts';
import { foldYo } from '../russian/letters.ts';
import { hash53 } from '../shared/hash.ts';
import { FuseFilter } from './fuseFilter.ts';

/** Which filter the bytes hold. */
export const wordMagic = 'NPOW';
/** The words of one letter; the lexicon has vowels alone. */
const SINGLE = new Set('абвежиоксуэя');
/** Up to this many letters the lexicon also holds initials and names of letters, and alone is no proof. */
const SHORT = 3;
const WORD = /^[а-яё]+(?:-[а-яё]+)*$/;

/** Tells words from what only looks like them. */
export class KnownWords {
  readonly #attested: FuseFilter;
  readonly #lexicon: Pick<Lexicon, 'has'>;

  private constructor(attested: FuseFilter, lexicon: Pick<Lexicon, 'has'>) {
    this.#attested = attested;
    this.#lexicon = lexicon;
  }

  /**
   * Reads what `packWords` (`workshop/known/pack.ts`) wrote, without a copy.
   *
   * @param lexicon the stress lexicon, whose table is asked first; its guesses are not.
   * @throws FilterFormatError that says what to do.
   */
  static fromBytes(bytes: Uint8Array, lexicon: Pick<Lexicon, 'has'>): KnownWords {
    return new KnownWords(new FuseFilter(bytes, wordMagic), lexicon);
  }

  /**
   * Whether a lower-case word (е may stand for ё) is in the lexicon or attested by the corpus; a hyphenated one also
   * where its parts are. A word of two or three letters must be attested; of one letter there are twelve.
   */
  isKnown(word: string): boolean {
    if (!WORD.test(word)) return false;
    if (this.#isWhole(word)) return true;
    return word.includes('-') && word.split('-').every((part) => this.#isWhole(part));
  }

  #isWhole(word: string): boolean {
    if (word.length === 1) return SINGLE.has(word);
    if (word.length > SHORT && this.#lexicon.has(word)) return true;
    return this.#attested.has(hash53(foldYo(word)));
  }
}
