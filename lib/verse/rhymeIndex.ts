import { isVowel, syllables, vowelIndex } from '../prosody/alphabet.ts';
import type { Lexicon } from '../prosody/index.ts';
import { stressedSound } from '../prosody/phonetics.ts';
import { compareTails } from '../prosody/rhyme.ts';
import { type Tail, tailOf } from '../prosody/tail.ts';

/** A word that can stand in rhyme. */
export interface RhymeWord {
  /** Lower case, with ё where it has one. */
  readonly form: string;
  /** Stressed vowel, 0-based. */
  readonly stress: number;
  /** See `Lexicon.frequency`. */
  readonly frequency: number;
}

/** A word with its distance from the tail it answers. */
export interface Answer {
  readonly word: RhymeWord;
  readonly distance: number;
}

/** Words that are spelled alike from the stressed vowel on, and so sound alike. */
interface Ending {
  readonly words: RhymeWord[];
  readonly tail: Tail;
}

/** Distances up to which a rhyme is without a fault, and up to which it is one that most readers hear. */
const EXACT = 0.2;
const SLANT = 0.65;
/** Words this common or commoner are offered as rhymes: the network has seen them. */
const LEAST_FREQUENCY = 5;

/** Endings of one stressed vowel and number of syllables; those with the same consonants lie together. */
class Bucket {
  readonly #spelled = new Map<string, RhymeWord[]>();
  #heard: Map<string, Ending[]> | undefined;

  add(ending: string, word: RhymeWord): void {
    const words = this.#spelled.get(ending);
    if (words) words.push(word);
    else this.#spelled.set(ending, [word]);
  }

  /** The endings by their consonants; heard at the first question, for it takes its time. */
  heard(): Map<string, Ending[]> {
    if (this.#heard) return this.#heard;
    const heard = new Map<string, Ending[]>();
    for (const words of this.#spelled.values()) {
      const { form, stress } = words[0] as RhymeWord;
      const tail = tailOf(form, stress);
      if (!tail) continue;
      const key = consonantsOf(tail);
      const ending = { words, tail: { ...tail, words: '' } };
      const others = heard.get(key);
      if (others) others.push(ending);
      else heard.set(key, [ending]);
    }
    this.#heard = heard;
    return heard;
  }
}

/** The lexicon's common words by how they end, so that a rhyme compares some endings and not all words. */
export class RhymeIndex {
  readonly #buckets = new Map<string, Bucket>();

  constructor(lexicon: Lexicon) {
    for (const { form, stress, frequency } of lexicon.common(LEAST_FREQUENCY)) {
      const at = vowelIndex(form, stress);
      const sound = stressedSound(form.charAt(at));
      if (sound === undefined) continue;
      const key = sound + (syllables(form) - stress - 1);
      let bucket = this.#buckets.get(key);
      if (!bucket) {
        bucket = new Bucket();
        this.#buckets.set(key, bucket);
      }
      bucket.add(endingOf(form, at), { form, stress, frequency });
    }
  }

  /** Words that rhyme without a fault: the same consonants, vowels that are heard as one another; nearest first. */
  exact(tails: readonly Tail[]): Answer[] {
    return tails
      .flatMap((tail) => this.#answers(tail, this.#heard(tail)?.get(consonantsOf(tail)) ?? [], EXACT))
      .sort((a, b) => a.distance - b.distance);
  }

  /** Slant rhymes too, the nearest first. Compares many: for when exact rhymes don't do. */
  slant(tails: readonly Tail[]): Answer[] {
    return tails
      .flatMap((tail) => this.#answers(tail, [...(this.#heard(tail)?.values() ?? [])].flat(), SLANT))
      .sort((a, b) => a.distance - b.distance);
  }

  #heard(tail: Tail): Map<string, Ending[]> | undefined {
    return this.#buckets.get(tail.vowel + tail.vowels.length)?.heard();
  }

  #answers(own: Tail, endings: readonly Ending[], furthest: number): Answer[] {
    return endings.flatMap(({ tail, words }) => {
      const { distance } = compareTails(own, tail);
      return distance > furthest ? [] : words.map((word) => ({ word, distance }));
    });
  }
}

/** Letters from the stressed vowel on; where nothing follows it the letter before counts too, as it does to the ear. */
function endingOf(form: string, at: number): string {
  const open = at === form.length - 1 && at > 0;
  return open && !isVowel(form.charCodeAt(at - 1)) ? form.slice(at - 1) : form.slice(at);
}

/** Consonants of a tail, hard and soft alike; of an open one those that support it. */
function consonantsOf({ consonants, support, vowels }: Tail): string {
  const open = vowels === '' && consonants[0] === '';
  return (open ? `${support}-` : consonants.join('.')).toLowerCase();
}
