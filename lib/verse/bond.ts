import type { Lexicon } from '../prosody/index.ts';
import { type Tail, tailsOf } from '../prosody/tail.ts';

/** The lines that one letter of the scheme binds: how they must end, and the words that did. */
export class Bond {
  readonly tails: readonly Tail[];
  readonly #used: string[];

  /**
   * @param word the word that the letter's first line ends in, lower case, best with its ё.
   * @param stress its stressed vowel, 0-based.
   */
  constructor(word: string, stress: number, lexicon: Lexicon) {
    this.tails = tailsOf(word, stress, lexicon);
    this.#used = [fold(word)];
  }

  /** Takes a further line's last word. */
  add(word: string): void {
    this.#used.push(fold(word));
  }

  /** Whether a word is new to this rhyme: neither used, nor the end of one used, nor the other way round. */
  isNew(word: string): boolean {
    const own = fold(word);
    return !this.#used.some((used) => used.endsWith(own) || own.endsWith(used));
  }
}

const fold = (word: string): string => word.replaceAll('ё', 'е');
