import { PieceKind, type Pieces } from './pieces.ts';

/** Tokens before which a word is over. */
const AFTER_WORD = PieceKind.start | PieceKind.break;
/** Tokens this much less likely (in nats) than the likeliest are not drawn. */
const FLOOR = 6;
/**
 * What a candidate is credited with, in nats, for each syllable it has. All lines have the same number in the end; on
 * the way, a line of many small words must not seem better than one that has got as far with a long one.
 */
const SYLLABLE = 0.8;

/**
 * The tokens that may follow one candidate, and their merits: what they add to its weight, in nats. Filled by `clear`,
 * `gather` for each kind of token, and `weigh`; its memory is used again for the next candidate.
 */
export class TokenPool {
  readonly #pieces: Pieces;
  readonly #tokens: Int32Array;
  readonly #merits: Float64Array;
  /** Of the tokens gathered so far. */
  #highest = Number.NEGATIVE_INFINITY;
  #size = 0;

  constructor(pieces: Pieces) {
    this.#pieces = pieces;
    this.#tokens = new Int32Array(pieces.kinds.length);
    this.#merits = new Float64Array(pieces.kinds.length);
  }

  get size(): number {
    return this.#size;
  }

  token(at: number): number {
    return this.#tokens[at] as number;
  }

  merit(at: number): number {
    return this.#merits[at] as number;
  }

  /** Merit of a token in the middle of a word. */
  meritOf(token: number, logit: number): number {
    return logit + SYLLABLE * (this.#pieces.vowels[token] as number);
  }

  clear(): void {
    this.#size = 0;
    this.#highest = Number.NEGATIVE_INFINITY;
  }

  // The loops over tokens are methods of their own. V8 compiles a hot loop by itself, and takes a slow way out of it, each
  // time, where the function goes on behind the loop.

  /** Adds the tokens that are not too unlikely and have at most so many vowels. */
  gather(tokens: Int32Array, logits: Float32Array, offset: number, mostVowels: number): void {
    const { vowels } = this.#pieces;
    let highest = this.#highest;
    let size = this.#size;
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at] as number;
      const logit = logits[offset + token] as number;
      if (logit < highest - FLOOR || (vowels[token] as number) > mostVowels) continue;
      if (logit > highest) highest = logit;
      this.#tokens[size++] = token;
    }
    this.#size = size;
    this.#highest = highest;
  }

  /**
   * Sets the merits, and drops tokens that were gathered before a likelier one and are too unlikely beside it.
   * @param added nats for the word that a token ends.
   */
  weigh(logits: Float32Array, offset: number, added: number): void {
    const { kinds } = this.#pieces;
    const floor = this.#highest - FLOOR;
    let kept = 0;
    for (let at = 0; at < this.#size; at++) {
      const token = this.#tokens[at] as number;
      const logit = logits[offset + token] as number;
      if (logit < floor) continue;
      const endsWord = ((kinds[token] as number) & AFTER_WORD) !== 0;
      this.#tokens[kept] = token;
      this.#merits[kept++] = this.meritOf(token, logit) + (endsWord ? added : 0);
    }
    this.#size = kept;
  }

  /** Drops all but the best, so many of them (more where merits are equal). */
  keepBest(most: number): void {
    if (this.#size <= most) return;
    const least = this.#merits.slice(0, this.#size).sort()[this.#size - most] as number;
    let kept = 0;
    for (let at = 0; at < this.#size; at++) {
      if ((this.#merits[at] as number) < least) continue;
      this.#tokens[kept] = this.#tokens[at] as number;
      this.#merits[kept++] = this.#merits[at] as number;
    }
    this.#size = kept;
  }

  /** Logarithm of the sum of what the tokens weigh at a temperature. */
  logSum(heat: number): number {
    let best = Number.NEGATIVE_INFINITY;
    for (let at = 0; at < this.#size; at++) best = Math.max(best, this.#merits[at] as number);
    let sum = 0;
    for (let at = 0; at < this.#size; at++) sum += Math.exp(((this.#merits[at] as number) - best) / heat);
    return Math.log(sum) + best / heat;
  }
}
