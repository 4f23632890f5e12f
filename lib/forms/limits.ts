/** Lines of the longest scheme, and of the longest row of feet or clausulae. */
export const LONGEST_SCHEME = 14;
/** Fewest and most feet of a line. */
export const feetRange = [1, 8] as const;
/** Fewest and most strong places, ictuses, of a dolnik's line. */
export const ictusRange = [3, 4] as const;
