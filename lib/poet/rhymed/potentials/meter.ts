import type { LineTemplate } from '../../../forms/lineTemplate.ts';
import type { WordInfo } from '../wordIndex.ts';
import { allowIf, type Potential } from './potential.ts';

/** What a stressed monosyllable on a weak place costs: nothing in two-syllable feet, where it is common. */
const HEAVY = { binary: 0, ternary: 0.4 } as const;
/** What a strong place of a dolnik costs that is hardly stressed: without its stresses nobody hears it. */
const UNHEARD = { clitic: 3, light: 0.5, full: 0 } as const;

/**
 * Words that keep the metre: a word's stress stands on a strong place, and the line's last stress on its last strong
 * one. A word costs as many nats as its reading in the metre is surprising. A preposition without a vowel stands
 * anywhere but at the line's end.
 */
export const meter: Potential = {
  word({ template, end }, word) {
    const from = end - word.syllables;
    if (from < 0) return Number.NEGATIVE_INFINITY;
    const isLast = end === template.strong.length;
    if (word.syllables === 0) return allowIf(!isLast);
    if (isLast) return lastWord(word, template);
    return word.syllables === 1 ? monosyllable(word, from, template) : longerWord(word, from, template);
  },
};

function lastWord(
  { syllables, weight, stressed, mainReading }: WordInfo,
  { clausula }: LineTemplate,
): number {
  const hasStress = weight === 'full' || (weight === 'light' && syllables > 1);
  const stress = syllables - 1 - clausula;
  // A word that has another main reading would be read with it.
  if (!hasStress || mainReading?.stress !== stress) return Number.NEGATIVE_INFINITY;
  return logOf(stressed[stress] as number);
}

function monosyllable({ weight }: WordInfo, at: number, { strong, meter: own }: LineTemplate): number {
  if (strong[at] === 1) return own === 'dolnik' ? -UNHEARD[weight] : 0;
  if (weight !== 'full') return 0;
  return own === 'iamb' || own === 'trochee' ? -HEAVY.binary : -HEAVY.ternary;
}

function longerWord(
  { syllables, stressed }: WordInfo,
  from: number,
  { strong, meter: own }: LineTemplate,
): number {
  let share = 0;
  let places = 0;
  for (let vowel = 0; vowel < syllables; vowel++) {
    if (strong[from + vowel] !== 1) continue;
    share += stressed[vowel] as number;
    places++;
  }
  return own === 'dolnik' && places > 1 ? logOf(share) - UNHEARD.clitic : logOf(share);
}

/** Logarithm of a share, which rounding may make larger than 1. */
function logOf(share: number): number {
  return Math.min(0, Math.log(share));
}
