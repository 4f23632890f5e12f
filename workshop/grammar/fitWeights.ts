/** What each feature is worth as a logarithm of odds. */
export type Weights<Feature extends string> = ReadonlyMap<Feature, number>;

export interface FitOptions {
  /** What a weight is while nothing speaks for another value. */
  readonly prior?: number;
  /** How firmly the prior is believed: the inverse of its variance. */
  readonly belief?: number;
  /** Least weight; the greatest is 0. */
  readonly least?: number;
}

const ROUNDS = 400;

/**
 * Weighs features by how much rarer they are in the first rows than in the second: logistic regression in which both
 * kinds count alike, with normal priors. So features that come together share what they are worth.
 * @param rows the features of each row.
 */
export function fitWeights<Feature extends string>(
  wanted: readonly ReadonlySet<Feature>[],
  unwanted: readonly ReadonlySet<Feature>[],
  { prior = -0.7, belief = 3, least = -2 }: FitOptions = {},
): Weights<Feature> {
  const all = wanted.length + unwanted.length;
  const rows = [
    ...wanted.map((row) => ({ row, sign: 1, weight: all / (2 * wanted.length) })),
    ...unwanted.map((row) => ({ row, sign: -1, weight: all / (2 * unwanted.length) })),
  ];
  const weights = new Map<Feature, number>();
  // Bounds of the curvature, which make each step safe: rows with several features share theirs.
  const curvature = new Map<Feature, number>();
  for (const { row, weight } of rows) {
    for (const feature of row) {
      weights.set(feature, prior);
      curvature.set(feature, (curvature.get(feature) ?? belief) + (weight * (row.size + 1)) / 4);
    }
  }
  let base = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const slopes = new Map<Feature, number>();
    let baseSlope = 0;
    for (const { row, sign, weight } of rows) {
      let sum = base;
      for (const feature of row) sum += weights.get(feature) as number;
      const slope = (sign * weight) / (1 + Math.exp(sign * sum));
      baseSlope += slope;
      for (const feature of row) slopes.set(feature, (slopes.get(feature) ?? 0) + slope);
    }
    base += (4 * baseSlope) / all / 2;
    for (const [feature, old] of weights) {
      const slope = (slopes.get(feature) as number) - belief * (old - prior);
      weights.set(feature, Math.max(least, Math.min(0, old + slope / (curvature.get(feature) as number))));
    }
  }
  return weights;
}
