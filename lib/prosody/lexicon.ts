import { countSyllables, isVowel } from '../russian/letters.ts';
import { CODE_E, CODE_YO, LETTERS, letterCode, MARK } from './alphabet.ts';
import { Automaton } from './automaton.ts';
import { unpackLexicon } from './lexiconFile.ts';
import { LEAST_RHYME_CLASS, RhymeTable } from './rhymeTable.ts';
import { guessReadings } from './stressRules.ts';
import { SuffixModel } from './suffixModel.ts';

/** One way to say a spelling. */
export interface Reading {
  /** The word in lower case, with ё where this reading has it. */
  readonly form: string;
  /** Stressed vowel, 0-based among the vowels. */
  readonly stress: number;
  /** Probability of this reading among those of the spelling. */
  readonly share: number;
  /** Where it comes from: the table, a rule on a known word, or the longest-suffix guess. */
  readonly source: 'lexicon' | 'rule' | 'guess';
}

/** A reading that the corpora show. */
export interface CommonWord {
  /** In lower case, with ё where it has one. */
  readonly form: string;
  /** Stressed vowel, 0-based among the vowels. */
  readonly stress: number;
  /** See {@link Lexicon.frequency}. */
  readonly frequency: number;
}

const MAX_READINGS = 16;
const MAX_LETTERS = 64;
const CACHE = 20_000;

/** The stress lexicon: every stress that a spelling can take, how common it is, and a guess for unknown words. */
export class Lexicon {
  readonly #automaton: Automaton;
  readonly #suffixes: SuffixModel;
  readonly #ranked: Uint32Array;
  readonly #classes: Uint8Array;
  /** Where those that are offered as rhymes stand among the ranked. */
  readonly #offered: Uint32Array;
  readonly #rhymes: RhymeTable;
  readonly #cache = new Map<string, readonly Reading[]>();
  // Scratch of one look-up: codes of the word, then per reading its number, stress and е that are ё (bits by vowel).
  readonly #codes = new Uint8Array(MAX_LETTERS);
  readonly #found = new Uint32Array(MAX_READINGS);
  readonly #stress = new Uint8Array(MAX_READINGS);
  readonly #yo = new Uint32Array(MAX_READINGS);
  readonly #spelled = new Uint8Array(2 * MAX_LETTERS);
  #length = 0;
  #count = 0;

  /** @throws LexiconError if the bytes are no lexicon */
  constructor(bytes: Uint8Array) {
    const image = unpackLexicon(bytes);
    this.#automaton = new Automaton(image.automaton);
    this.#suffixes = new SuffixModel(image.suffixes);
    this.#ranked = image.ranked;
    this.#classes = image.classes;
    this.#offered = new Uint32Array(image.rhymes.keyOf.length);
    let count = 0;
    for (let i = 0; i < image.classes.length; i++)
      if ((image.classes[i] as number) >= LEAST_RHYME_CLASS) this.#offered[count++] = i;
    this.#rhymes = new RhymeTable(image.rhymes);
  }

  /** Number of readings (forms with a stress) in the table. */
  get size(): number {
    return this.#automaton.size;
  }

  /** Whether the table knows the lower-case word; е may stand for ё. */
  has(word: string): boolean {
    return this.#search(word) > 0;
  }

  /** Bits of the vowels that the table lets be stressed in a lower-case word; 0 if it does not know it. */
  stressMask(word: string): number {
    let mask = 0;
    for (let i = this.#search(word) - 1; i >= 0; i--) mask |= 1 << (this.#stress[i] as number);
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
    if (this.#cache.size >= CACHE) this.#cache.clear();
    this.#cache.set(word, readings);
    return readings;
  }

  /** How common a lower-case word is, 0 (not seen in the corpora) to 15: about log2 of its occurrences. */
  frequency(word: string): number {
    let best = 0;
    for (let i = this.#search(word) - 1; i >= 0; i--)
      best = Math.max(best, this.#classOf(this.#found[i] as number));
    return best;
  }

  /** Every reading of class `least` or more, in the order of the table. */
  *common(least: number): Generator<CommonWord> {
    for (let i = 0; i < this.#ranked.length; i++)
      if ((this.#classes[i] as number) >= least) yield this.#ranking(i);
  }

  /** Keys (see `rhymeKey`) of common words' tails that begin with a `rhymeBucket`. */
  rhymeKeys(bucket: string): readonly string[] {
    return this.#rhymes.keys(bucket);
  }

  /** The common words whose tails have a key, in the order of the table. */
  *wordsThatEnd(key: string): Generator<CommonWord> {
    for (const word of this.#rhymes.words(key)) yield this.#ranking(this.#offered[word] as number);
  }

  #ranking(at: number): CommonWord {
    const length = this.#automaton.spell(this.#ranked[at] as number, this.#spelled);
    return { ...decode(this.#spelled, length), frequency: this.#classes[at] as number };
  }

  #lookUp(word: string): readonly Reading[] {
    const count = this.#search(word);
    if (count === 0) return [];
    const weights = Array.from({ length: count }, (_, i) => 2 ** this.#classOf(this.#found[i] as number));
    const total = weights.reduce((a, b) => a + b, 0);
    return weights
      .map(
        (weight, i): Reading => ({
          form: withYo(word, this.#yo[i] as number),
          stress: this.#stress[i] as number,
          share: weight / total,
          source: 'lexicon',
        }),
      )
      .sort((a, b) => b.share - a.share || a.stress - b.stress);
  }

  #classOf(index: number): number {
    let low = 0;
    let high = this.#ranked.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const value = this.#ranked[middle] as number;
      if (value === index) return this.#classes[middle] as number;
      if (value < index) low = middle + 1;
      else high = middle - 1;
    }
    return 0;
  }

  /** Finds the readings of a word and leaves them in the scratch arrays; returns how many. */
  #search(word: string): number {
    this.#count = 0;
    this.#length = word.length;
    if (word.length === 0 || word.length > MAX_LETTERS) return 0;
    for (let i = 0; i < word.length; i++) {
      const code = letterCode(word.charCodeAt(i));
      if (code === 0) return 0;
      this.#codes[i] = code;
    }
    this.#walk(this.#automaton.root, 0, 0, 0, -1, -1, 0);
    return this.#count;
  }

  #walk(
    node: number,
    at: number,
    index: number,
    vowels: number,
    stress: number,
    lastYo: number,
    yo: number,
  ): void {
    const code = this.#codes[at] as number;
    this.#step(node, code, at, index, vowels, stress, lastYo, yo);
    if (code === CODE_E) this.#step(node, CODE_YO, at, index, vowels, stress, lastYo, yo | (1 << vowels));
  }

  #step(
    node: number,
    code: number,
    at: number,
    index: number,
    vowels: number,
    stress: number,
    lastYo: number,
    yo: number,
  ): void {
    const automaton = this.#automaton;
    const edge = automaton.find(node, code);
    if (edge === 0) return;
    const next = index + automaton.before(edge);
    const vowel = VOWEL_CODE[code] === 1;
    const seen = vowel ? vowels + 1 : vowels;
    const nowYo = code === CODE_YO ? vowels : lastYo;
    const target = automaton.target(edge);
    if (at + 1 < this.#length) {
      this.#walk(target, at + 1, next, seen, stress, nowYo, yo);
    } else if (automaton.accepts(edge)) this.#note(next, stress >= 0 ? stress : nowYo, yo);
    if (!vowel || stress >= 0) return;
    const mark = automaton.find(target, MARK);
    if (mark === 0) return;
    const marked = next + automaton.before(mark);
    if (at + 1 < this.#length) {
      this.#walk(automaton.target(mark), at + 1, marked, seen, vowels, nowYo, yo);
    } else if (automaton.accepts(mark)) this.#note(marked, vowels, yo);
  }

  #note(index: number, stress: number, yo: number): void {
    if (this.#count === MAX_READINGS) return;
    const i = this.#count++;
    this.#found[i] = index;
    // Monosyllables carry neither a mark nor, mostly, a ё.
    this.#stress[i] = Math.max(0, stress);
    this.#yo[i] = yo;
  }
}

const VOWEL_CODE = Uint8Array.from({ length: MARK + 1 }, (_, code) =>
  code > 0 && code <= LETTERS.length && isVowel(LETTERS.charCodeAt(code - 1)) ? 1 : 0,
);

/** Puts ё for the е whose vowel numbers are set in `bits`. */
function withYo(word: string, bits: number): string {
  if (bits === 0) return word;
  let vowel = 0;
  let out = '';
  for (let i = 0; i < word.length; i++) {
    const here = isVowel(word.charCodeAt(i));
    out += here && (bits >>> vowel) & 1 ? 'ё' : word.charAt(i);
    if (here) vowel++;
  }
  return out;
}

function decode(codes: Uint8Array, length: number): { form: string; stress: number } {
  let form = '';
  let stress = -1;
  for (let i = 0; i < length; i++) {
    const code = codes[i] as number;
    if (code === MARK) stress = countSyllables(form) - 1;
    else form += LETTERS.charAt(code - 1);
  }
  if (stress < 0) stress = Math.max(0, countSyllables(form.slice(0, form.lastIndexOf('ё') + 1)) - 1);
  return { form, stress };
}

/**
 * Builds the lexicon from the bytes of its artifact.
 *
 * @throws LexiconError if the bytes are no lexicon
 */
export function loadLexicon(bytes: Uint8Array): Lexicon {
  return new Lexicon(bytes);
}
