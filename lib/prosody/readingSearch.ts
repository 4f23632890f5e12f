import { isVowel } from '../russian/letters.ts';
import { CODE_E, CODE_YO, LETTERS, letterCode, MARK } from './alphabet.ts';
import type { Automaton } from './automaton.ts';

/** No spelling of the table has more readings. */
const MAX_READINGS = 16;
/** Longer words are not in the table. */
export const MAX_LETTERS = 64;

const VOWEL_CODE = Uint8Array.from({ length: MARK + 1 }, (_, code) =>
  code > 0 && code <= LETTERS.length && isVowel(LETTERS.charCodeAt(code - 1)) ? 1 : 0,
);

/**
 * Finds the readings of a spelling in the automaton: at each vowel it tries the stress mark too, at each е also ё. The
 * readings found lie in the arrays until the next search, so that a look-up allocates nothing.
 */
export class ReadingSearch {
  /** Number of each reading among those of the automaton. */
  readonly numbers = new Uint32Array(MAX_READINGS);
  /** Stressed vowel of each, 0-based. */
  readonly stresses = new Uint8Array(MAX_READINGS);
  /** For each, the vowels that are spelled е and said ё: a bit for each vowel. */
  readonly yo = new Uint32Array(MAX_READINGS);
  readonly #automaton: Automaton;
  readonly #codes = new Uint8Array(MAX_LETTERS);
  #length = 0;
  #count = 0;

  constructor(automaton: Automaton) {
    this.#automaton = automaton;
  }

  /** Number of readings of a lower-case word; 0 if the table lacks it. */
  find(word: string): number {
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

  #note(number: number, stress: number, yo: number): void {
    if (this.#count === MAX_READINGS) return;
    const i = this.#count++;
    this.numbers[i] = number;
    // Monosyllables carry neither a mark nor, mostly, a ё.
    this.stresses[i] = Math.max(0, stress);
    this.yo[i] = yo;
  }
}

/** The word with ё for the е whose vowel numbers are set in `bits`: see {@link ReadingSearch.yo}. */
export function withYo(word: string, bits: number): string {
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
