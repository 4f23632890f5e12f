import { quantile } from '../../workshop/statistics/quantile.ts';
import type { Cloud } from './cloud.ts';
import { type ColdStart, timeColdStart } from './coldStart.ts';

/** What two assets are compared by: milliseconds, or mebibytes of memory. */
export type Measured = keyof ColdStart;

/** One asset's cold starts. */
export interface Starts {
  firstQuartile: Record<Measured, number>;
  median: Record<Measured, number>;
}

export interface Comparison {
  before: Starts;
  now: Starts;
}

/** Times cold starts of two assets in turn, so that a busy moment of the machine meets both. */
export async function compareColdStarts(
  cloud: Cloud,
  { before, share, pairs, onPair }: ComparisonOptions,
): Promise<Comparison> {
  const samples: Record<keyof Comparison, ColdStart[]> = { before: [], now: [] };
  // The first pair warms the file cache and is not counted.
  for (let pair = 0; pair <= pairs; pair++) {
    // Each asset is first in every other pair.
    const order = pair % 2 === 0 ? (['before', 'now'] as const) : (['now', 'before'] as const);
    for (const which of order) {
      const sample = await timeColdStart(cloud, share, which === 'before' ? before : undefined);
      if (pair > 0) samples[which].push(sample);
    }
    onPair(pair);
  }
  return { before: startsOf(samples.before), now: startsOf(samples.now) };
}

export interface ComparisonOptions {
  /** Folder of the asset to compare with, e.g. one that `npm run synth` left in `cdk.out/` of another version. */
  readonly before: string;
  /** Of one core. */
  readonly share: number;
  readonly pairs: number;
  onPair(done: number): void;
}

function startsOf(samples: readonly ColdStart[]): Starts {
  const quantiles = (share: number) => {
    const names = Object.keys(samples[0] as ColdStart) as Measured[];
    const values = names.map((name) => [
      name,
      quantile(
        samples.map((sample) => sample[name]),
        share,
      ),
    ]);
    return Object.fromEntries(values) as Record<Measured, number>;
  };
  return { firstQuartile: quantiles(0.25), median: quantiles(0.5) };
}
