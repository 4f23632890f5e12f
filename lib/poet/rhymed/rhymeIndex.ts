import { compareTails, SUPPORT_BONUS } from '../../prosody/compareTails.ts';
import type { CommonWord, Lexicon } from '../../prosody/index.ts';
import { keyTail, rhymeBucket, rhymeKey } from '../../prosody/rhymeKey.ts';
import { type Tail, tailOf } from '../../prosody/tail.ts';
import { isVowel, vowelIndex } from '../../russian/letters.ts';
import { BoundedCache } from '../../shared/boundedCache.ts';
import { groupBy } from '../../shared/groupBy.ts';

/** A word with its distance from the tail it answers. */
export interface Answer {
  readonly word: CommonWord;
  readonly distance: number;
}

/** Words that are spelled alike from the stressed vowel on, and so sound alike. */
interface Ending {
  readonly words: CommonWord[];
  readonly tail: Tail;
}

/** Distances up to which a rhyme is without a fault, and up to which it is one that most readers hear. */
const EXACT = 0.2;
const SLANT = 0.65;
/** What an ending's tail comes from: no word in particular, so that it is no identical rhyme of any. */
const OFFERED = '';
/** Words whose endings are remembered. */
const CACHE = 20_000;

/** The lexicon's common words by how they end, so that a rhyme compares some endings and not all words. */
export class RhymeIndex {
  readonly #lexicon: Lexicon;
  /** Endings by their key. */
  readonly #cache = new BoundedCache<string, readonly Ending[]>(CACHE, wordsIn);

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
  }

  /**
   * Whether at least so many words rhyme without a fault, of those that `takes` lets count. Looks at no more of them than
   * it needs to know.
   */
  has(least: number, tail: Tail, takes: (word: CommonWord) => boolean): boolean {
    const near = new Map<string, boolean>();
    let count = 0;
    for (const word of this.#lexicon.wordsWithRhymeKey(rhymeKey(tail))) {
      const ending = endingOf(word);
      let isNear = near.get(ending);
      if (isNear === undefined) {
        const own = tailOf(word.form, word.stress, OFFERED);
        isNear = own !== undefined && compareTails(tail, own).distance <= EXACT;
        near.set(ending, isNear);
      }
      if (isNear && takes(word) && ++count === least) return true;
    }
    return false;
  }

  /** Words that rhyme without a fault: the same consonants, vowels that are heard as one another; nearest first. */
  exact(tails: readonly Tail[]): Answer[] {
    return tails.flatMap((tail) => this.#answers(tail, rhymeKey(tail), EXACT)).sort(nearest);
  }

  /** Slant rhymes too, the nearest first. Compares many: for when exact rhymes don't do. */
  slant(tails: readonly Tail[]): Answer[] {
    return tails
      .flatMap((tail) => {
        const bare = keyTail(rhymeKey(tail), tail.vowels);
        return this.#lexicon
          .rhymeKeys(rhymeBucket(tail))
          .filter((key) => compareTails(bare, keyTail(key, tail.vowels)).distance <= SLANT + SUPPORT_BONUS)
          .flatMap((key) => this.#answers(tail, key, SLANT));
      })
      .sort(nearest);
  }

  #answers(own: Tail, key: string, furthest: number): Answer[] {
    return this.#endings(key).flatMap(({ tail, words }) => {
      const { distance } = compareTails(own, tail);
      return distance > furthest ? [] : words.map((word) => ({ word, distance }));
    });
  }

  #endings(key: string): readonly Ending[] {
    const cached = this.#cache.get(key);
    if (cached) return cached;
    const spelled = groupBy(this.#lexicon.wordsWithRhymeKey(key), endingOf);
    const endings = [...spelled.values()].flatMap((words) => {
      const { form, stress } = words[0] as CommonWord;
      const tail = tailOf(form, stress, OFFERED);
      return tail ? [{ words, tail }] : [];
    });
    this.#cache.set(key, endings);
    return endings;
  }
}

const nearest = (a: Answer, b: Answer): number => a.distance - b.distance;

function wordsIn(endings: readonly Ending[]): number {
  return endings.reduce((sum, { words }) => sum + words.length, 0);
}

/** Letters from the stressed vowel on; where nothing follows it the letter before counts too, as it does to the ear. */
function endingOf({ form, stress }: CommonWord): string {
  const at = vowelIndex(form, stress);
  const open = at === form.length - 1 && at > 0;
  return open && !isVowel(form.charCodeAt(at - 1)) ? form.slice(at - 1) : form.slice(at);
}
