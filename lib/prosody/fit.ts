import type { VerseWord } from './verseLine.ts';

/** How a line fits a metre. */
export interface Fit {
  /** Cost of the best reading: deviations, licences and improbable stresses together. */
  readonly cost: number;
  /** Per word: the stressed vowel, or -1 if the word goes unstressed. */
  readonly stresses: Int32Array;
  /** Per syllable of the line: 1 in a strong place, 0 in a weak one. */
  readonly strong: Uint8Array;
  /** Per word: syllables that are missing (negative) or too many (positive) before it. */
  readonly shifts: Int8Array;
}

/** Index of the last word that must carry a stress; the clitics behind it belong to the clausula. */
export function lastStressable(words: readonly VerseWord[]): number {
  for (let i = words.length - 1; i > 0; i--) if ((words[i] as VerseWord).weight !== 'clitic') return i;
  return words.length - 1;
}
