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

/** What a dactylic end costs, and each syllable more. */
const DACTYLIC = 2;
const LONGER = 1;

/** Cost of the stress of a line's last word, where another that the lexicon lists gives a commoner end: «облака́». */
export function tailCost({ syllables, options }: VerseWord, stress: number): number {
  const own = rarityOf(syllables - 1 - stress);
  if (own === 0) return 0;
  const listed = options.filter((option) => option.listed);
  return Math.max(0, own - Math.min(...listed.map((option) => rarityOf(syllables - 1 - option.stress))));
}

function rarityOf(clausula: number): number {
  return clausula < 2 ? 0 : DACTYLIC + LONGER * (clausula - 2);
}
