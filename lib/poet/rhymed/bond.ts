import { type Tail, tailOf } from '../../prosody/tail.ts';
import { foldYo } from '../../russian/letters.ts';

/** The lines that one letter of the scheme binds: how they must end, and the words that did. */
export class Bond {
  readonly tails: readonly Tail[];
  readonly #used: string[];

  /**
   * @param word the word that the letter's first line ends in, lower case, with ё where it is said so.
   * @param stress its stressed vowel, 0-based.
   */
  constructor(word: string, stress: number) {
    const tail = tailOf(word, stress);
    this.tails = tail ? [tail] : [];
    this.#used = [foldYo(word)];
  }

  /** Takes a further line's last word. */
  add(word: string): void {
    this.#used.push(foldYo(word));
  }

  /**
   * Whether a word is new to this rhyme: neither used, nor the end of one used or the other way round, nor another
   * form of one («страха : страхи»).
   */
  isNew(word: string): boolean {
    const own = foldYo(word);
    return !this.#used.some(
      (used) => used === own || holds(used, own) || holds(own, used) || areForms(used, own),
    );
  }
}

/** Whether a word ends in another that is long enough to be its root («уход : ход», but not «никто : то»). */
function holds(word: string, other: string): boolean {
  return other.length >= STEM && word.endsWith(other);
}

/** Letters that an inflection changes at the most, and that a stem has at the least. */
const ENDING = 2;
const STEM = 3;

/** Whether two words look like forms of one: they part in their last letters. */
function areForms(one: string, other: string): boolean {
  const longer = Math.max(one.length, other.length);
  let shared = 0;
  while (shared < longer && one[shared] === other[shared]) shared++;
  return shared >= STEM && longer - shared <= ENDING;
}
