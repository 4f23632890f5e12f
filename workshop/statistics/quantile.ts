/**
 * The value below which a share of a sample lies, by nearest rank.
 * @param share between 0 and 1.
 * @returns NaN for an empty sample.
 */
export function quantile(sample: readonly number[], share: number): number {
  const sorted = [...sample].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
