/** A scansion engine for Russian verse: stress, metre, rhyme. Knows nothing of the rest of the project. */

export { LexiconError } from './errors.ts';
export { type CommonWord, type Lexicon, loadLexicon, type Reading } from './lexicon.ts';
export type { Clausula, Departure, LineScan } from './lineScan.ts';
export type { MeterName } from './meter.ts';
export type { Rhyme, RhymeKind } from './rhyme.ts';
export { rhyme, rhymesFor, type WordRhyme } from './rhymes.ts';
export { type PoemScan, scanPoem } from './scan.ts';
