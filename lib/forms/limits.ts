/** Lines of the longest scheme, and of the longest row of feet or clausulae. */
export const LONGEST_SCHEME = 14;
/** Lines of a poem of rhymed verse where nothing says how many. */
export const USUAL_LINES = 8;
/** Lines of a further stanza. */
export const STANZA = 4;
/** Fewest and most feet of a line. */
export const feetRange = [1, 8] as const;
/** Fewest and most strong places, ictuses, of a dolnik's line. */
export const ictusRange = [3, 4] as const;
