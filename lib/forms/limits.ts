/** Lines of the longest scheme, and of the longest row of feet or clausulae. */
export const LONGEST_SCHEME = 14;
/** Fewest and most feet of a line. */
export const feetRange = [1, 8] as const;
