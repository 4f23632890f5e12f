/**
 * Percentile of whole numbers that were counted, with linear interpolation between closest ranks
 * (Hyndman and Fan 1996, type 7: the default of NumPy and pandas).
 * @param histogram how often each value occurred.
 * @param share between 0 and 1.
 */
export function percentile(histogram: ReadonlyMap<number, number>, share: number): number {
  const values = [...histogram.keys()].sort((a, b) => a - b);
  const total = values.reduce((sum, value) => sum + (histogram.get(value) ?? 0), 0);
  if (total === 0) return 0;
  const rank = share * (total - 1);
  const below = valueAtRank(values, histogram, Math.floor(rank));
  const above = valueAtRank(values, histogram, Math.ceil(rank));
  return below + (above - below) * (rank - Math.floor(rank));
}

function valueAtRank(
  values: readonly number[],
  histogram: ReadonlyMap<number, number>,
  rank: number,
): number {
  let seen = 0;
  for (const value of values) {
    seen += histogram.get(value) ?? 0;
    if (seen > rank) return value;
  }
  return values[values.length - 1] ?? 0;
}
