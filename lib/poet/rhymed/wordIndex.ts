import { formOf, type WordForms, type WordGrammar } from '../../grammar/wordForms.ts';
import type { CommonWord, Lexicon } from '../../prosody/index.ts';
import { VOWELLESS, type Weight, weightOf } from '../../prosody/wordWeight.ts';
import { countSyllables, foldYo } from '../../russian/letters.ts';
import { BoundedCache } from '../../shared/boundedCache.ts';
import type { WordVectors } from '../../vectors/wordVectors.ts';
import { stemOf } from './stem.ts';

/** A stress that a word takes less often than this does not count: most readers would not stress it so. */
const LEAST_SHARE = 0.3;
/** A word's main reading is one that it has at least this often. */
const MAIN_SHARE = 0.6;
/** Words that are remembered. */
const CACHE = 20_000;

/** What is known of a word, whatever line it stands in. */
export interface WordInfo {
  /** In lower case, with е for ё. */
  readonly text: string;
  readonly syllables: number;
  /** Whether it is a word. If not, the rest is not looked up: most of what is asked for are words half written. */
  readonly isKnown: boolean;
  /** Share of the readings that stress each vowel, 0 to 1; 0 where that is rare. */
  readonly stressed: Float64Array;
  /** How it is nearly always said, with ё where it has one; undefined where there is no such reading. */
  readonly mainReading: { readonly form: string; readonly stress: number } | undefined;
  /** How readily it goes unstressed. */
  readonly weight: Weight;
  /** Class of frequency: see `Lexicon.frequency`. */
  readonly frequency: number;
  /** What its forms have in common. */
  readonly stem: string;
  /** Number of its lemma among those that have a vector. */
  readonly lemma: number | undefined;
  /** How it may be read; undefined where that is not known. */
  readonly grammar: WordGrammar | undefined;
}

/** What else is known of words, beside the lexicon. */
export interface WordSources {
  /** A further check of what the lexicon has. */
  readonly isWord?: (word: string) => boolean;
  readonly vectors?: Pick<WordVectors, 'lemmaOf'>;
  readonly forms?: Pick<WordForms, 'get'>;
}

/** Looks words up, and remembers them. */
export class WordIndex {
  readonly #lexicon: Lexicon;
  readonly #sources: WordSources;
  readonly #cache = new BoundedCache<string, WordInfo>(CACHE);

  constructor(lexicon: Lexicon, sources: WordSources = {}) {
    [this.#lexicon, this.#sources] = [lexicon, sources];
  }

  /** Whether it knows how words may be read. */
  get knowsGrammar(): boolean {
    return this.#sources.forms !== undefined;
  }

  /** @param text letters in lower case, with е for ё; a word or not. */
  get(text: string): WordInfo {
    const cached = this.#cache.get(text);
    if (cached) return cached;
    const word = this.#lookUp(text);
    this.#cache.set(text, word);
    return word;
  }

  /** A word in its main reading, with ё where it has one. */
  spoken(text: string): string {
    return this.get(text).mainReading?.form ?? text;
  }

  /** A word stressed as given, with ё where that reading has it. */
  spokenWith(text: string, stress: number): string {
    return this.#lexicon.stresses(text).find((reading) => reading.stress === stress)?.form ?? text;
  }

  /** Whether a word that is spelled with е is read as this form: «лет» is not read as «лёт». */
  isMainReading({ form }: Pick<CommonWord, 'form'>): boolean {
    return this.spoken(foldYo(form)) === form;
  }

  #lookUp(text: string): WordInfo {
    const syllables = countSyllables(text);
    const stressed = new Float64Array(syllables);
    const { isWord = () => true, vectors, forms } = this.#sources;
    const isKnown = VOWELLESS.has(text) || (this.#lexicon.has(text) && isWord(text));
    if (!isKnown)
      return {
        text,
        syllables,
        isKnown,
        stressed,
        mainReading: undefined,
        weight: 'full',
        frequency: 0,
        stem: text,
        lemma: undefined,
        grammar: undefined,
      };
    let mainReading: WordInfo['mainReading'];
    for (const { form, stress, share } of this.#lexicon.stresses(text)) {
      if (share >= LEAST_SHARE) stressed[stress] = share;
      if (share >= MAIN_SHARE) mainReading = { form, stress };
    }
    return {
      text,
      syllables,
      isKnown,
      stressed,
      mainReading,
      weight: weightOf(text, syllables),
      frequency: this.#lexicon.frequency(text),
      stem: stemOf(text),
      lemma: vectors?.lemmaOf(text),
      grammar: forms && formOf(forms, text),
    };
  }
}
