import type { Candidate } from './candidate.ts';
import { PieceKind, type Pieces } from './pieces.ts';
import { type PartialLine, type Potential, weighPrefix } from './potentials/potential.ts';
import type { WordInfo } from './wordIndex.ts';

/**
 * Adds what potentials hope for to the log probabilities of tokens, so that a word is begun that is worth while. What the
 * letters in hand were given for hope is taken back: the next letters have their own.
 */
export class LookAhead {
  readonly #pieces: Pieces;
  readonly #potentials: readonly Potential[];
  readonly #row: Float32Array;

  constructor(pieces: Pieces, potentials: readonly Potential[]) {
    [this.#pieces, this.#potentials] = [pieces, potentials.filter(({ prefix }) => prefix)];
    this.#row = new Float32Array(pieces.kinds.length);
  }

  /** Whether any potential looks ahead. */
  get isNeeded(): boolean {
    return this.#potentials.length > 0;
  }

  /**
   * The log probabilities of a candidate's next token, weighed; they hold until the next call.
   * @param word the word in hand, whole or not; absent before the line's first.
   * @param logits log probabilities; the candidate's own begin at `offset`.
   */
  weigh(
    candidate: Candidate,
    word: WordInfo | undefined,
    logits: Float32Array,
    offset: number,
  ): Float32Array {
    const { letters, words, end } = candidate;
    const { ofKind, texts } = this.#pieces;
    const row = this.#row;
    row.set(logits.subarray(offset, offset + row.length));
    const before = letters === '' ? 0 : weighPrefix(this.#potentials, candidate, letters);
    const next: PartialLine = word
      ? { ...candidate, words: [...words, word], hasMark: false, end: end - word.syllables }
      : candidate;
    for (const [kind, tokens] of ofKind) {
      if (kind === PieceKind.mark || kind === PieceKind.dash) continue;
      const goesOn = kind === PieceKind.rest;
      // No longer word can be hoped for either.
      if (goesOn && before === 0) continue;
      for (const token of tokens) {
        const hope =
          kind === PieceKind.break
            ? 0
            : goesOn
              ? weighPrefix(this.#potentials, candidate, letters + texts[token])
              : weighPrefix(this.#potentials, next, texts[token] as string);
        row[token] = (row[token] as number) + hope - before;
      }
    }
    return row;
  }
}
