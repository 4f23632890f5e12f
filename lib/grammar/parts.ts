/** Parts of speech, in the order of their bits. */
export const partNames = [
  'noun',
  'pronoun',
  'adjective',
  'pronominal',
  'participle',
  'shortAdjective',
  'shortParticiple',
  'comparative',
  'verb',
  'infinitive',
  'gerund',
  'numeral',
  'adverb',
  'predicative',
  'preposition',
  'conjunction',
  'particle',
  'interjection',
] as const;
export type PartName = (typeof partNames)[number];

/** The bit of each part of speech. */
export const part = Object.fromEntries(partNames.map((name, at) => [name, 1 << at])) as Record<
  PartName,
  number
>;
/** What may be the head of a phrase in a case, or agree with one. */
export const NOMINAL =
  part.noun | part.pronoun | part.adjective | part.pronominal | part.participle | part.numeral;
/** What agrees with a noun: adjectives and participles. */
export const QUALITIES = part.adjective | part.participle;
/** Set beside the parts of a word whose infinitive is perfective. */
export const PERFECTIVE = 1 << 30;
