import { type Tail, tailOf } from '../../prosody/tail.ts';
import { foldYo } from '../../russian/letters.ts';
import { rhymingPart } from './rhymingPart.ts';
import type { WordIndex } from './wordIndex.ts';

/** The lines that one letter of the scheme binds: the sounds they end in, and their last words so far. */
export class RhymeGroup {
  /** What the lines rhyme with; none where the first word has no vowel to rhyme on. */
  readonly tails: readonly Tail[];
  readonly #used: string[];

  /**
   * @param word the last word of the letter's first line, lower case, with ё where it is said so.
   * @param stress its stressed vowel, 0-based.
   */
  constructor(word: string, stress: number) {
    const tail = tailOf(word, stress);
    this.tails = tail ? [tail] : [];
    this.#used = [foldYo(word)];
  }

  /** Adds a further line's last word. */
  add(word: string): void {
    this.#used.push(foldYo(word));
  }

  /**
   * Whether a word is new to this rhyme: not a word used before, nor another form of one («страха : страхи»), and
   * neither of the two ends in the other or has its stem.
   */
  isNew(word: string): boolean {
    const own = foldYo(word);
    return !this.#used.some(
      (used) =>
        used === own ||
        endsIn(used, own) ||
        endsIn(own, used) ||
        hasStem(used, own) ||
        hasStem(own, used) ||
        areForms(used, own),
    );
  }
}

/** The group of a letter whose first line ends in a word, stressed as given; its last part alone if it is a compound. */
export function rhymeGroupOf(word: string, stress: number, index: Pick<WordIndex, 'spokenWith'>): RhymeGroup {
  const part = rhymingPart(word, stress);
  return new RhymeGroup(index.spokenWith(part.word, part.stress), part.stress);
}

/** Whether a word ends in another that is long enough to be its root («уход : ход», but not «никто : то»). */
function endsIn(word: string, other: string): boolean {
  return other.length >= ROOT && word.endsWith(other);
}

/** Whether the stem of another word stands in a word («неправды : правда»). */
function hasStem(word: string, other: string): boolean {
  const stem = other.replace(ENDING_LETTERS, '');
  return stem.length >= STEM && word.includes(stem);
}

/** Letters that end a word behind its stem, and what a stem has at least that tells its word. */
const ENDING_LETTERS = /[аеийоуыьэюя]+$/u;
const STEM = 4;

/** Letters that an inflection changes at most, and that a root has at least. */
const ENDING = 2;
const ROOT = 3;

/** Whether two words look like forms of one: only their last letters differ. */
function areForms(one: string, other: string): boolean {
  const longer = Math.max(one.length, other.length);
  let shared = 0;
  while (shared < longer && one[shared] === other[shared]) shared++;
  return shared >= ROOT && longer - shared <= ENDING;
}
