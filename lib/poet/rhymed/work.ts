/**
 * Rows that a poem's search may step the network by, for each line it writes. Some lines need several searches; few poems
 * need more than these (docs/VERSE.md, "Work, not time").
 */
const ROWS_PER_LINE = 300;

/**
 * What a poem's search may cost. It is counted in rows of the network, so that a seed gives the same poem on every machine
 * and under any load; time is a safety net far beyond that.
 */
export class Work {
  #rowsLeft: number;
  readonly #deadline: number;
  #isExhausted = false;

  /**
   * @param rows sequences that may be stepped, one token each.
   * @param deadline time of `performance.now()` after which nothing more is searched.
   */
  constructor(rows: number, deadline = Number.POSITIVE_INFINITY) {
    [this.#rowsLeft, this.#deadline] = [rows, deadline];
  }

  /** Takes note of a step of so many sequences. */
  spend(rows: number): void {
    this.#rowsLeft -= rows;
  }

  /** Whether the search may go on. To be asked only where there is more to do: a refusal is remembered. */
  mayGoOn(): boolean {
    if (this.#rowsLeft <= 0 || performance.now() >= this.#deadline) this.#isExhausted = true;
    return !this.#isExhausted;
  }

  /** Whether the search was cut short. */
  get isExhausted(): boolean {
    return this.#isExhausted;
  }
}

/** The work of a poem of which so many lines are left to write. @param deadline see {@link Work}. */
export function workOf(lines: number, deadline: number): Work {
  return new Work(lines * ROWS_PER_LINE, deadline);
}
