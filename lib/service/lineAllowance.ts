import { Problem } from '../api/problem.ts';

/** Seconds that an allowance which was not used is kept. */
const KEPT_SECONDS = 10;

/** The variables read here; an empty one counts as unset. */
export interface AllowanceEnvironment {
  readonly LINES_PER_SECOND?: string | undefined;
}

/**
 * A token bucket of lines: so many a second may be asked for, and what is left over is kept for ten seconds. A poem is
 * written while anything is left, so that the longest can be had too; what it takes beyond that has to be made up for
 * before the next.
 */
export class LineAllowance {
  readonly #perSecond: number;
  readonly #clock: () => number;
  #left: number;
  #since: number;

  /** @param clock milliseconds; one that goes on while Lambda holds the process. */
  constructor(perSecond: number, clock: () => number = Date.now) {
    this.#perSecond = perSecond;
    this.#clock = clock;
    this.#left = perSecond * KEPT_SECONDS;
    this.#since = clock();
  }

  /** Takes so many lines. @throws Problem (429) that says when there are some again. */
  take(lines: number): void {
    const now = this.#clock();
    const gained = (Math.max(0, now - this.#since) / 1000) * this.#perSecond;
    this.#left = Math.min(this.#perSecond * KEPT_SECONDS, this.#left + gained);
    this.#since = now;
    if (this.#left > 0) {
      this.#left -= lines;
      return;
    }
    const seconds = Math.floor(-this.#left / this.#perSecond) + 1;
    const detail = `More lines are asked for than can be written; a poem counts as many as it has. Try again in ${seconds} s.`;
    throw new Problem(429, { detail }, { 'retry-after': String(seconds) });
  }
}

/**
 * The allowance that the environment sets: `LINES_PER_SECOND` of this process; none where that is unset.
 * @throws RangeError if it is no number above 0.
 */
export function allowanceFrom({ LINES_PER_SECOND: text }: AllowanceEnvironment): LineAllowance | undefined {
  if (!text) return undefined;
  const perSecond = Number(text);
  if (perSecond > 0 && Number.isFinite(perSecond)) return new LineAllowance(perSecond);
  throw new RangeError(`LINES_PER_SECOND is ${text}; it takes a number above 0`);
}
