/** How well a word can be answered, the best first: without a fault, nearly, by its vowels, not at all. */
export const rhymeLevels = ['exact', 'slant', 'wide', 'none'] as const;
export type RhymeLevel = (typeof rhymeLevels)[number];

/**
 * The distance (see `compareTails`) up to which a rhyme is of a level. An exact rhyme is without a fault («небо :
 * хлеба»); most readers hear a slant one («осень : очень», «память : пламя»); a wide one keeps the stressed vowel and the
 * kind of ending («завтра : театра»).
 */
export const furthest = { exact: 0.2, slant: 0.65, wide: 1.2 } as const satisfies Partial<
  Record<RhymeLevel, number>
>;

/** A level at which a word is answered. */
export type AnsweredLevel = keyof typeof furthest;

/** The levels at which a word is answered, the best first. */
export const answeredLevels = ['exact', 'slant', 'wide'] as const satisfies readonly AnsweredLevel[];
