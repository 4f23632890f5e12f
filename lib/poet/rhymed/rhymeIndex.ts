import { compareTails, SUPPORT_BONUS } from '../../prosody/compareTails.ts';
import type { CommonWord, Lexicon } from '../../prosody/index.ts';
import { keyTail, rhymeBucket, rhymeKey } from '../../prosody/rhymeKey.ts';
import { type Tail, tailOf } from '../../prosody/tail.ts';
import { isVowel, vowelIndex } from '../../russian/letters.ts';
import { BoundedCache } from '../../shared/boundedCache.ts';
import { groupBy } from '../../shared/groupBy.ts';
import { type AnsweredLevel, furthest } from './rhymeLevel.ts';

/** A word that rhymes, and its distance from the sounds that it answers. */
export interface Answer {
  readonly word: CommonWord;
  readonly distance: number;
}

/** Words that are spelled the same from some letter on, and so sound the same there. */
interface Ending {
  readonly words: CommonWord[];
  readonly tail: Tail;
}

/** Which word an ending's tail comes from: none, so that it counts as an identical rhyme of none. */
const OFFERED = '';
/** Words whose endings are remembered. */
const CACHE = 20_000;

/** The lexicon's common words by their endings, so that a search for rhymes compares a few endings, not all words. */
export class RhymeIndex {
  readonly #lexicon: Lexicon;
  /** Endings by their key. */
  readonly #cache = new BoundedCache<string, readonly Ending[]>(CACHE, wordsIn);

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
  }

  /**
   * Whether at least so many words rhyme exactly, of those that `accepts` lets count. It looks at no more words than it
   * must.
   */
  has(least: number, tail: Tail, accepts: (word: CommonWord) => boolean): boolean {
    const near = new Map<string, boolean>();
    let count = 0;
    for (const word of this.#lexicon.wordsWithRhymeKey(rhymeKey(tail))) {
      const ending = endingOf(word);
      let isNear = near.get(ending);
      if (isNear === undefined) {
        const own = tailOf(word.form, word.stress, OFFERED);
        isNear = own !== undefined && compareTails(tail, own).distance <= furthest.exact;
        near.set(ending, isNear);
      }
      if (isNear && accepts(word) && ++count === least) return true;
    }
    return false;
  }

  /**
   * Words that rhyme at a level or a better one, the nearest first. Exact rhymes have a key in common; for the other
   * levels many keys are compared.
   */
  rhymes(tails: readonly Tail[], level: AnsweredLevel): Answer[] {
    return tails
      .flatMap((tail) => this.#keysNear(tail, level).flatMap((key) => this.#answers(tail, key, level)))
      .sort(nearest);
  }

  #keysNear(tail: Tail, level: AnsweredLevel): readonly string[] {
    const own = rhymeKey(tail);
    if (level === 'exact') return [own];
    const bare = keyTail(own, tail.vowels);
    const reach = furthest[level] + SUPPORT_BONUS;
    return this.#lexicon
      .rhymeKeys(rhymeBucket(tail))
      .filter((key) => compareTails(bare, keyTail(key, tail.vowels)).distance <= reach);
  }

  #answers(own: Tail, key: string, level: AnsweredLevel): Answer[] {
    // The consonant before the vowel makes a rhyme nearer that is not exact.
    const endings =
      level === 'exact' ? this.#endings(key, key, endingOf) : this.#endings(`${key}+`, key, wideEndingOf);
    return endings.flatMap(({ tail, words }) => {
      const { distance } = compareTails(own, tail);
      return distance > furthest[level] ? [] : words.map((word) => ({ word, distance }));
    });
  }

  #endings(name: string, key: string, spelled: (word: CommonWord) => string): readonly Ending[] {
    const cached = this.#cache.get(name);
    if (cached) return cached;
    const groups = groupBy(this.#lexicon.wordsWithRhymeKey(key), spelled);
    const endings = [...groups.values()].flatMap((words) => {
      const { form, stress } = words[0] as CommonWord;
      const tail = tailOf(form, stress, OFFERED);
      return tail ? [{ words, tail }] : [];
    });
    this.#cache.set(name, endings);
    return endings;
  }
}

const nearest = (a: Answer, b: Answer): number => a.distance - b.distance;

function wordsIn(endings: readonly Ending[]): number {
  return endings.reduce((sum, { words }) => sum + words.length, 0);
}

/** Letters from the stressed vowel on; if no letter follows it, the letter before it counts too, as it does in a rhyme. */
function endingOf({ form, stress }: CommonWord): string {
  const at = vowelIndex(form, stress);
  const open = at === form.length - 1 && at > 0;
  return open && !isVowel(form.charCodeAt(at - 1)) ? form.slice(at - 1) : form.slice(at);
}

/** Letters from the one before the stressed vowel on. */
function wideEndingOf({ form, stress }: CommonWord): string {
  return form.slice(Math.max(0, vowelIndex(form, stress) - 1));
}
