import type { SamplingSettings } from './presets.ts';
import type { Random } from './random.ts';
import { argmax, TopK } from './topK.ts';

/** Which tokens a step may write: a byte for each token of the vocabulary, 1 if it is allowed. */
export interface TokenSets {
  /** Tokens that can begin a line. */
  opening: Uint8Array;
  /** Tokens that can stand anywhere else, including breaks. */
  inner: Uint8Array;
  /** The breaks: when one is the likeliest token, it is taken without a draw. */
  breaks: Uint8Array;
}

/**
 * The original's three heuristics: a uniform choice among the likeliest tokens; a wider one at a line's start; and a
 * chaos vector, drawn before the first step, that widens the choice of the steps that it strikes.
 */
export class Sampler {
  readonly #settings: SamplingSettings;
  readonly #sets: TokenSets;
  readonly #random: Random;
  readonly #chaos: Uint8Array;
  readonly #topK: TopK;
  #step = 0;

  /** @param steps length of the chaos vector; more steps begin it again. */
  constructor(settings: SamplingSettings, sets: TokenSets, random: Random, steps: number) {
    this.#settings = settings;
    this.#sets = sets;
    this.#random = random;
    this.#chaos = drawChaosVector(steps, settings.chaosRate, random);
    this.#topK = new TopK(Math.max(settings.newlineTopK, settings.topK + settings.chaosTopK));
  }

  /**
   * Draws the next token.
   * @param logits one row of the vocabulary.
   * @param opening whether the token begins a line.
   */
  draw(logits: Float32Array, opening: boolean): number {
    const { topK, newlineTopK, chaosTopK } = this.#settings;
    const struck = this.#chaos[this.#step++ % this.#chaos.length] === 1;
    const allowed = opening ? this.#sets.opening : this.#sets.inner;
    if (!opening) {
      const likeliest = argmax(logits, allowed);
      if (this.#sets.breaks[likeliest] === 1) return likeliest;
    }
    return this.#pick(logits, opening ? newlineTopK : struck ? topK + chaosTopK : topK, allowed);
  }

  /** Draws a token with which a line goes on by a further word. */
  drawWord(logits: Float32Array): number {
    return this.#pick(logits, this.#settings.topK, this.#sets.opening);
  }

  #pick(logits: Float32Array, width: number, allowed: Uint8Array): number {
    const pool = this.#topK.select(logits, width, allowed);
    return pool[this.#random.integer(pool.length)] as number;
  }
}

/** A vector of `steps` zeros and ones, each one with probability `rate`. */
export function drawChaosVector(steps: number, rate: number, random: Random): Uint8Array {
  return Uint8Array.from({ length: steps }, () => (random.uniform() < rate ? 1 : 0));
}
