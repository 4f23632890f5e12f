import type { Lexicon } from '../prosody/lexicon.ts';
import { foldYo } from '../russian/letters.ts';
import { hash53 } from '../shared/hash.ts';
import { FuseFilter } from './fuseFilter.ts';

/** Magic word of the artifact. */
export const wordMagic = 'NPOW';
/** The words of one letter; of these the lexicon has only the vowels. */
const SINGLE = new Set('абвежиоксуэя');
/** Up to this many letters, a word of the lexicon may be initials or the name of a letter. */
const SHORT = 3;
const WORD = /^[а-яё]+(?:-[а-яё]+)*$/;

/** The words of the lexicon and of the corpus. */
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
   * @param lexicon the stress lexicon; only its table counts, not its guesses.
   * @throws FilterFormatError that says what to do.
   */
  static fromBytes(bytes: Uint8Array, lexicon: Pick<Lexicon, 'has'>): KnownWords {
    return new KnownWords(new FuseFilter(bytes, wordMagic), lexicon);
  }

  /**
   * Whether a lower-case word (е may stand for ё) is in the lexicon or attested by the corpus, or, if it is hyphenated,
   * all its parts are. A word of two or three letters must be attested; there are twelve words of one letter.
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
