/** An estimate with its 95 % confidence interval. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** The normal distribution's quantile of a two-sided interval of 95 %. */
const Z = 1.96;

/** A share of `all` trials, with Wilson's score interval (Wilson 1927). NaN for no trials. */
export function shareOf(hits: number, all: number): Estimate {
  const value = hits / all;
  const centre = (value + Z ** 2 / (2 * all)) / (1 + Z ** 2 / all);
  const half = (Z / (1 + Z ** 2 / all)) * Math.sqrt((value * (1 - value)) / all + Z ** 2 / (4 * all ** 2));
  return { value, low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}

/** A mean with the normal interval of its standard error. NaN where the sample is too small to tell: below two. */
export function meanOf(sample: readonly number[]): Estimate {
  const value = sample.reduce((sum, one) => sum + one, 0) / sample.length;
  const squares = sample.reduce((sum, one) => sum + (one - value) ** 2, 0);
  const half = Z * Math.sqrt(squares / (sample.length - 1) / sample.length);
  return { value, low: value - half, high: value + half };
}
