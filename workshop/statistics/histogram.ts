import { percentile } from './percentile.ts';
import { increment } from './tally.ts';

/** A summary of counted whole numbers. */
export interface Distribution {
  count: number;
  mean: number;
  /** Percentiles with linear interpolation between ranks. */
  p5: number;
  p25: number;
  median: number;
  p75: number;
  p95: number;
  max: number;
  /** `[value, how often]`, ascending. */
  histogram: [number, number][];
}

/** Counts whole numbers. Memory grows with the number of different values only. */
export class Histogram {
  readonly #counts = new Map<number, number>();

  add(value: number): void {
    increment(this.#counts, value);
  }

  /** Summarises what was added; all zeros for an empty histogram. */
  describe(): Distribution {
    const histogram = [...this.#counts].sort(([a], [b]) => a - b);
    const count = histogram.reduce((sum, [, times]) => sum + times, 0);
    const total = histogram.reduce((sum, [value, times]) => sum + value * times, 0);
    const at = (share: number) => rounded(percentile(this.#counts, share));
    return {
      count,
      mean: rounded(count === 0 ? 0 : total / count),
      p5: at(0.05),
      p25: at(0.25),
      median: at(0.5),
      p75: at(0.75),
      p95: at(0.95),
      max: histogram.at(-1)?.[0] ?? 0,
      histogram,
    };
  }
}

/** A number with at most four decimals: a sample supports no more. */
export function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
