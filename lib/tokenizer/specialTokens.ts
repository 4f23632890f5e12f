/**
 * The tokens before the learnt ones, in the order of their ids. A genre token, and `<bare>` for verse without
 * punctuation, open a poem if a network is told what it reads.
 */
export const specialTokens = [
  '<pad>',
  '\uFFFD',
  '<end>',
  '\n',
  '\n\n',
  '<amateur>',
  '<classical>',
  '<song>',
  '<drama>',
  '<pirozhok>',
  '<prose>',
  '<bare>',
] as const;

/** Stands in the vocabulary for the space before a word. */
export const SPACE = '▁';

const id = (token: (typeof specialTokens)[number]): number => specialTokens.indexOf(token);

/** Fills a window on the left of a poem. */
export const PAD = id('<pad>');
/** Stands for whatever the alphabet lacks. */
export const UNKNOWN = id('\uFFFD');
/** Closes a poem. */
export const END = id('<end>');
export const LINE_BREAK = id('\n');
export const STANZA_BREAK = id('\n\n');

/** The tokens that open a poem: a genre, then `bare` if it has no punctuation. */
export const openings = {
  amateur: id('<amateur>'),
  classical: id('<classical>'),
  song: id('<song>'),
  drama: id('<drama>'),
  pirozhok: id('<pirozhok>'),
  prose: id('<prose>'),
  bare: id('<bare>'),
} as const;

/** Tokens that a poem never shows: all special ones except the breaks. */
export const unwritable: readonly number[] = specialTokens.map((_, at) => at).filter((at) => !isBreak(at));

/** Whether a token ends a line. */
export function isBreak(token: number): boolean {
  return token === LINE_BREAK || token === STANZA_BREAK;
}
