import { countSyllables, lastYo } from '../russian/letters.ts';
import { BoundedCache } from '../shared/boundedCache.ts';
import { LETTERS, MARK } from './alphabet.ts';
import { Automaton } from './automaton.ts';
import { FrequencyTable } from './frequencyTable.ts';
import { type LexiconImage, unpackLexicon } from './lexiconFile.ts';
import type { CommonWord, Reading } from './reading.ts';
import { MAX_LETTERS, ReadingSearch, withYo } from './readingSearch.ts';
import { LEAST_RHYME_CLASS } from './rhymeKey.ts';
import { RhymeTable } from './rhymeTable.ts';
import { guessReadings } from './stressRules.ts';
import { SuffixModel } from './suffixModel.ts';

/** Most words whose readings are kept. */
const CACHE = 32_000;

/** The stress lexicon: every stress that a spelling can take, how common it is, and a guess for unknown words. */
export class Lexicon {
  readonly #automaton: Automaton;
  readonly #search: ReadingSearch;
  readonly #suffixes: SuffixModel;
  readonly #frequencies: FrequencyTable;
  readonly #rhymes: RhymeTable;
  /** Position in the frequency table of each word of the rhyme table. */
  readonly #offered: Uint32Array;
  readonly #cache = new BoundedCache<string, readonly Reading[]>(CACHE);
  readonly #spelled = new Uint8Array(2 * MAX_LETTERS);

  constructor(image: LexiconImage) {
    this.#automaton = new Automaton(image.automaton);
    this.#search = new ReadingSearch(this.#automaton);
    this.#suffixes = new SuffixModel(image.suffixes);
    this.#frequencies = new FrequencyTable(image.frequencies);
    this.#rhymes = new RhymeTable(image.rhymes);
    this.#offered = this.#frequencies.positionsFrom(LEAST_RHYME_CLASS);
  }

  /** Number of readings (forms with a stress) in the table. */
  get size(): number {
    return this.#automaton.size;
  }

  /** Whether the table has the lower-case word; е may stand for ё. */
  has(word: string): boolean {
    return this.#search.find(word) > 0;
  }

  /** The vowels that the table lets be stressed in a lower-case word, a bit for each; 0 if it lacks the word. */
  stressMask(word: string): number {
    let mask = 0;
    for (let i = this.#search.find(word) - 1; i >= 0; i--) mask |= 1 << (this.#search.stresses[i] as number);
    return mask;
  }

  /**
   * Every reading of a word, likeliest first: from the table, or else by rules, or else guessed. Never empty for a
   * word with a vowel. About a microsecond for a word seen before.
   *
   * @param word - lower case; е may stand for ё; no stress marks
   */
  stresses(word: string): readonly Reading[] {
    const known = this.#cache.get(word);
    if (known) return known;
    const own = this.#lookUp(word);
    const readings = own.length > 0 ? own : guessReadings(word, (part) => this.#lookUp(part), this.#suffixes);
    this.#cache.set(word, readings);
    return readings;
  }

  /** How common a lower-case word is, 0 (not in the corpora) to 15: about log2 of its occurrences. */
  frequency(word: string): number {
    let best = 0;
    for (let i = this.#search.find(word) - 1; i >= 0; i--)
      best = Math.max(best, this.#frequencies.classOf(this.#search.numbers[i] as number));
    return best;
  }

  /** Every reading of class `least` (1 or higher) or more, in the order of the table. */
  *common(least: number): Generator<CommonWord> {
    const positions = this.#frequencies.positionsFrom(least);
    for (let i = 0; i < positions.length; i++) yield this.#wordAt(positions[i] as number);
  }

  /** Keys (see `rhymeKey`) of common words' tails that begin with a `rhymeBucket`. */
  rhymeKeys(bucket: string): readonly string[] {
    return this.#rhymes.keys(bucket);
  }

  /** The common words whose tails have a key, in the order of the table. */
  *wordsWithRhymeKey(key: string): Generator<CommonWord> {
    for (const word of this.#rhymes.words(key)) yield this.#wordAt(this.#offered[word] as number);
  }

  #wordAt(position: number): CommonWord {
    const length = this.#automaton.spell(this.#frequencies.numberAt(position), this.#spelled);
    return { ...decode(this.#spelled, length), frequency: this.#frequencies.classAt(position) };
  }

  #lookUp(word: string): readonly Reading[] {
    const { numbers, stresses, yo } = this.#search;
    const count = this.#search.find(word);
    if (count === 0) return [];
    const weights = Array.from({ length: count }, (_, i) => {
      return 2 ** this.#frequencies.classOf(numbers[i] as number);
    });
    const total = weights.reduce((a, b) => a + b, 0);
    return weights
      .map(
        (weight, i): Reading => ({
          form: withYo(word, yo[i] as number),
          stress: stresses[i] as number,
          share: weight / total,
          source: 'lexicon',
        }),
      )
      .sort((a, b) => b.share - a.share || yoIn(a) - yoIn(b) || a.stress - b.stress);

    /** Of equally common readings the one that is spelled like the word comes first. */
    function yoIn({ form }: Reading): number {
      return form === word ? 0 : 1;
    }
  }
}

/** A word of the automaton: its letters, and its stress, which a mark shows, or else ё, or else it is the first vowel. */
function decode(codes: Uint8Array, length: number): { form: string; stress: number } {
  let form = '';
  let stress = -1;
  for (let i = 0; i < length; i++) {
    const code = codes[i] as number;
    if (code === MARK) stress = countSyllables(form) - 1;
    else form += LETTERS.charAt(code - 1);
  }
  return { form, stress: stress < 0 ? Math.max(0, lastYo(form)) : stress };
}

/**
 * Builds the lexicon from the bytes of its artifact.
 *
 * @throws LexiconError if the bytes are not a lexicon
 */
export function loadLexicon(bytes: Uint8Array): Lexicon {
  return new Lexicon(unpackLexicon(bytes));
}
