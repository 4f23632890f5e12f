import { quantile } from '../../workshop/statistics/quantile.ts';
import type { Cloud } from './cloud.ts';
import { type ColdStart, type Started, timeColdStart } from './coldStart.ts';

/** What is compared: milliseconds, and mebibytes of memory. */
export type Measured = keyof ColdStart;

/** Cold starts of one kind. */
export interface Starts {
  readonly name: string;
  readonly firstQuartile: Readonly<Record<Measured, number>>;
  readonly median: Readonly<Record<Measured, number>>;
}

/** A kind of start, and what it is called. */
export interface Contestant extends Started {
  readonly name: string;
}

/**
 * Times cold starts of several kinds in turn, so that a busy moment of the machine meets all of them. The first round
 * warms the file cache and is not counted.
 * @param share of one core.
 */
export async function compareColdStarts(
  cloud: Cloud,
  contestants: readonly Contestant[],
  { share, rounds, onRound }: { share: number; rounds: number; onRound(done: number): void },
): Promise<Starts[]> {
  const samples = contestants.map((): ColdStart[] => []);
  for (let round = 0; round <= rounds; round++) {
    for (let nth = 0; nth < contestants.length; nth++) {
      // Each is first in its turn.
      const at = (nth + round) % contestants.length;
      const sample = await timeColdStart(cloud, share, contestants[at]);
      if (round > 0) samples[at]?.push(sample);
    }
    onRound(round);
  }
  return contestants.map(({ name }, at) => startsOf(name, samples[at] ?? []));
}

function startsOf(name: string, samples: readonly ColdStart[]): Starts {
  const quantiles = (share: number) => {
    const names = Object.keys(samples[0] ?? {}) as Measured[];
    const values = names.map((part) => [
      part,
      quantile(
        samples.map((sample) => sample[part]),
        share,
      ),
    ]);
    return Object.fromEntries(values) as Record<Measured, number>;
  };
  return { name, firstQuartile: quantiles(0.25), median: quantiles(0.5) };
}
