import { syllables } from '../prosody/alphabet.ts';
import type { Lexicon } from '../prosody/index.ts';
import { weightOf } from '../prosody/words.ts';
import type { LineTemplate } from './template.ts';

/** A stress that a word takes less often than this is not counted on: another reader would not hear it. */
const LEAST_SHARE = 0.3;
/** A stressed monosyllable on a weak place: free in two-syllable feet, a stumble in three-syllable ones. */
const HEAVY = [0, 0.4] as const;

/** Whether words can stand where a line's template has room for them; remembers what it looked up. */
export class WordFit {
  readonly #lexicon: Lexicon;
  readonly #cache = new Map<string, { syllables: number; stresses: number; known: boolean }>();

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
  }

  /** Syllables of a lower-case word, a bit for each stress it commonly takes, and whether it is a word at all. */
  look(word: string): { readonly syllables: number; readonly stresses: number; readonly known: boolean } {
    const cached = this.#cache.get(word);
    if (cached) return cached;
    let stresses = 0;
    for (const { stress, share } of this.#lexicon.stresses(word))
      if (share >= LEAST_SHARE) stresses |= 1 << stress;
    const entry = { syllables: syllables(word), stresses, known: this.#lexicon.has(word) };
    if (this.#cache.size > 50_000) this.#cache.clear();
    this.#cache.set(word, entry);
    return entry;
  }

  /**
   * What it costs to put a word before syllable `end` of the line: 0 or a small penalty; infinite where it can't stand.
   * A word without vowels costs nothing.
   */
  cost(word: string, end: number, template: LineTemplate): number {
    const { syllables: count, stresses, known } = this.look(word);
    if (!known) return Number.POSITIVE_INFINITY;
    const from = end - count;
    if (from < 0) return Number.POSITIVE_INFINITY;
    if (count === 0) return 0;
    const closing = end === template.strong.length;
    if (count === 1) {
      const strong = template.strong[from] === 1;
      if (closing) return strong && weightOf(word, 1) === 'full' ? 0 : Number.POSITIVE_INFINITY;
      const ternary = template.meter === 'iamb' || template.meter === 'trochee' ? 0 : 1;
      return !strong && weightOf(word, 1) === 'full' ? (HEAVY[ternary] as number) : 0;
    }
    for (let stress = 0; stress < count; stress++) {
      if (((stresses >>> stress) & 1) === 0 || template.strong[from + stress] !== 1) continue;
      if (!closing || stress === count - 1 - template.clausula) return 0;
    }
    return Number.POSITIVE_INFINITY;
  }
}
