/**
 * Percentile of counted whole numbers, with linear interpolation between closest ranks (Hyndman and Fan 1996, type 7:
 * the default of NumPy and pandas).
 * @param histogram how often each value occurs.
 * @param share between 0 and 1.
 * @returns 0 for an empty histogram.
 */
export function percentile(histogram: ReadonlyMap<number, number>, share: number): number {
  const counts = [...histogram].sort(([a], [b]) => a - b);
  const total = counts.reduce((sum, [, count]) => sum + count, 0);
  if (total === 0) return 0;
  const rank = share * (total - 1);
  const below = valueAtRank(counts, Math.floor(rank));
  const above = valueAtRank(counts, Math.ceil(rank));
  return below + (above - below) * (rank - Math.floor(rank));
}

/** The value with a 0-based rank among all that were counted. */
function valueAtRank(counts: readonly (readonly [value: number, count: number])[], rank: number): number {
  let seen = 0;
  for (const [value, count] of counts) {
    seen += count;
    if (seen > rank) return value;
  }
  return counts.at(-1)?.[0] ?? 0;
}
