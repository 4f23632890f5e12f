import { isBreak } from '../../tokenizer/specialTokens.ts';

/** What a free poem holds so far: tokens in the order that they were drawn. */
export class FreeDraft {
  readonly #tokens: number[] = [];
  readonly #logits: number[] = [];
  #lineLength = 0;
  #lineCount = 0;

  get tokens(): readonly number[] {
    return this.#tokens;
  }

  /** Tokens of the line that has not ended. */
  get line(): readonly number[] {
    return this.#tokens.slice(this.#tokens.length - this.#lineLength);
  }

  get lineLength(): number {
    return this.#lineLength;
  }

  /** Lines that have ended. */
  get lineCount(): number {
    return this.#lineCount;
  }

  /** Mean of the tokens' logits; 0 where there are none. */
  get meanLogit(): number {
    return this.#logits.reduce((a, b) => a + b, 0) / Math.max(1, this.#logits.length);
  }

  add(token: number, logit: number): void {
    this.#tokens.push(token);
    this.#logits.push(logit);
    if (isBreak(token)) {
      this.#lineLength = 0;
      this.#lineCount++;
    } else this.#lineLength++;
  }

  /** Drops the line that has not ended. */
  dropLine(): void {
    this.#tokens.length -= this.#lineLength;
    this.#logits.length = this.#tokens.length;
    this.#lineLength = 0;
  }

  /** Drops the break behind the last line, if it stands there. */
  dropLastBreak(): void {
    if (this.#tokens.length > 0 && isBreak(this.#tokens.at(-1) as number)) this.#tokens.pop();
  }
}
