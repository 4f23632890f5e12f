import type { LineTemplate } from '../../forms/lineTemplate.ts';
import type { Lexicon } from '../../prosody/index.ts';
import { VOWELLESS, weightOf } from '../../prosody/wordWeight.ts';
import { countSyllables } from '../../russian/letters.ts';
import { BoundedCache } from '../../shared/boundedCache.ts';

/** A stress that a word takes less often than this is not counted on: another reader would not hear it. */
const LEAST_SHARE = 0.3;
/** A word that is said otherwise more often than this can't stand in rhyme: it would be heard so. */
const SURE_SHARE = 0.6;
/** A stressed monosyllable on a weak place: free in two-syllable feet, a stumble in three-syllable ones. */
const HEAVY = [0, 0.4] as const;
/** Words that are remembered. */
const CACHE = 20_000;

/** What a word is to the form. */
export interface Look {
  readonly syllables: number;
  /** How likely a reader stresses it on each vowel; 0 where that is not counted on. */
  readonly stressed: Float64Array;
  /** Whether it is a word at all. */
  readonly known: boolean;
  /** How it is said, with ё, where it is as good as never said otherwise. */
  readonly sure: { readonly form: string; readonly stress: number } | undefined;
}

/** Whether words can stand where a line's template has room for them; remembers what it looked up. */
export class WordFit {
  readonly #lexicon: Lexicon;
  readonly #isWord: (word: string) => boolean;
  readonly #cache = new BoundedCache<string, Look>(CACHE);

  /** @param isWord whether a lower-case word that the lexicon has is one. */
  constructor(lexicon: Lexicon, isWord: (word: string) => boolean = () => true) {
    [this.#lexicon, this.#isWord] = [lexicon, isWord];
  }

  /** Looks a lower-case word up. */
  look(word: string): Look {
    const cached = this.#cache.get(word);
    if (cached) return cached;
    const count = countSyllables(word);
    const stressed = new Float64Array(count);
    let sure: Look['sure'];
    const known = VOWELLESS.has(word) || (this.#lexicon.has(word) && this.#isWord(word));
    // Most of what is asked for are words half written: they need no stress.
    for (const { form, stress, share } of known ? this.#lexicon.stresses(word) : []) {
      if (share >= LEAST_SHARE) stressed[stress] = share;
      if (share >= SURE_SHARE) sure = { form, stress };
    }
    const entry = { syllables: count, stressed, known, sure };
    this.#cache.set(word, entry);
    return entry;
  }

  /**
   * What it costs, in nats, to put a word before syllable `end` of the line: the less likely it is to be read as it must,
   * the more; infinite where it can't stand. A word without vowels costs nothing, but closes no line.
   */
  cost(word: string, end: number, template: LineTemplate): number {
    const { syllables: count, stressed, known, sure } = this.look(word);
    if (!known) return Number.POSITIVE_INFINITY;
    const from = end - count;
    if (from < 0) return Number.POSITIVE_INFINITY;
    if (count === 0) return end === template.strong.length ? Number.POSITIVE_INFINITY : 0;
    if (end === template.strong.length) {
      const weight = weightOf(word, count);
      const heard = weight === 'full' || (weight === 'light' && count > 1);
      const stress = count - 1 - template.clausula;
      return heard && sure?.stress === stress
        ? surprise(stressed[stress] as number)
        : Number.POSITIVE_INFINITY;
    }
    if (count === 1) {
      const strong = template.strong[from] === 1;
      const ternary = template.meter === 'iamb' || template.meter === 'trochee' ? 0 : 1;
      return !strong && weightOf(word, 1) === 'full' ? (HEAVY[ternary] as number) : 0;
    }
    let likely = 0;
    for (let stress = 0; stress < count; stress++)
      if (template.strong[from + stress] === 1) likely += stressed[stress] as number;
    return surprise(likely);
  }
}

/** Nats by which something of a probability surprises. */
const surprise = (probability: number): number => Math.max(0, -Math.log(probability));
