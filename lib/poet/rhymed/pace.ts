/** Share of its candidates that a search has at least when time is short. */
const LEAST_SHARE = 0.25;
/** So much of a line's time is kept back when time is shared out, for some lines take longer. */
const SPARE = 0.5;
/** How long a line takes is a running mean, of which the last one makes so much. */
const MEMORY = 0.2;

/** Shares out what time is left among the lines of a poem; learns from poem to poem how long a line takes. */
export class Pace {
  /** Milliseconds that a line takes with all its candidates; 0 before the first. */
  #perLine = 0;

  /**
   * How many candidates a line may have.
   * @param most the number where there is time enough.
   * @param timeLeft milliseconds for this line and those behind it.
   */
  candidates(most: number, timeLeft: number, linesLeft: number): number {
    const share = timeLeft / (linesLeft + SPARE) / this.#perLine;
    return Math.ceil(most * Math.min(1, Math.max(LEAST_SHARE, share)));
  }

  /** Notes how long a line took. @param share of the candidates that it had. */
  note(took: number, share: number): void {
    this.#perLine += (took / share - this.#perLine) * (this.#perLine === 0 ? 1 : MEMORY);
  }
}
