/** A scansion engine for Russian verse: stress, metre, rhyme. Independent of the rest of the project. */

export type { Rhyme, RhymeKind } from './compareTails.ts';
export { LexiconError } from './errors.ts';
export { type Lexicon, loadLexicon } from './lexicon.ts';
export type { Clausula, Deviation, LineScan } from './lineScan.ts';
export type { MeterName } from './meter.ts';
export type { CommonWord, Reading } from './reading.ts';
export { type PoemScan, scanPoem } from './scan.ts';
export { compareWords, rhymesFor, type WordRhyme } from './wordRhymes.ts';
