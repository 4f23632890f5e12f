import { type Fit, lastStressable, tailCost } from './fit.ts';
import { REGULAR, type RegularMeter } from './meter.ts';
import type { VerseLine, VerseWord } from './verseLine.ts';

/**
 * What licences and deviations cost, in units of -ln p. Orders of magnitude from the statistics of classical verse
 * (Gasparov 1974, "Sovremennyi russkii stikh"): two-syllable feet drop about a quarter of their stresses, three-
 * syllable feet hardly any; stressed monosyllables on weak places are free, longer ones are hardly ever found
 * there outside a line's first foot.
 */
const COST = {
  /** A strong place without stress inside a longer word. */
  empty: [0.3, 1.6],
  /** A monosyllable on a strong place. */
  strong: { clitic: [0.35, 0.9], light: [0.1, 0.3], full: [0, 0] },
  /** A monosyllable on a weak place. */
  weak: { clitic: [0, 0], light: [0.1, 0.1], full: [0.6, 0.5] },
  /** The stress of a longer word on a weak place. */
  off: { clitic: 0.4, light: 3.2, full: 5 },
  /** The same for two syllables that open a line. */
  opening: 2.6,
  /** The stress of two syllables that both stand between two strong places of a three-syllable metre. */
  between: { clitic: 0.2, light: 0.6, full: 2.4 },
  /** The same where they open an anapaest, which is common: «Пахнет супом из детства мой дом». */
  openingAnapaest: 0.5,
  /** A syllable missing or too many between two words. */
  shift: 5,
} as const;

/** Cost of a word whose first syllable has `phase` syllables to go to the next strong one. */
function place(
  word: VerseWord,
  stress: number,
  phase: number,
  period: number,
  first: boolean,
  last: boolean,
): number {
  const kind = period - 2;
  const count = word.syllables;
  if (count === 1) {
    if (phase === 0) return last ? 0 : (COST.strong[word.weight][kind] as number);
    // A line's last stress must be in a strong place; its first one may be in a weak place.
    return last && word.weight !== 'clitic'
      ? 2
      : (COST.weak[word.weight][kind] as number) * (first ? 0.5 : 1);
  }
  let cost = 0;
  if (stress % period !== phase) {
    cost += COST.off[word.weight];
    if (first && count === 2 && word.weight === 'full') cost = COST.opening;
    if (count === 2 && phase === 2) cost = first ? COST.openingAnapaest : COST.between[word.weight];
    if (last) cost = COST.off.full;
  }
  const empty = COST.empty[kind] as number;
  const until = last ? stress : count;
  for (let i = phase; i < until; i += period) if (i !== stress) cost += empty;
  if (last) cost += tailCost(word, stress);
  return cost;
}

/** Fits a line to a regular metre by dynamic programming over words and the phase of the foot. */
export function fitRegular(line: VerseLine, meter: RegularMeter): Fit {
  const { period, anacrusis } = REGULAR[meter];
  const { words } = line;
  const lastWord = lastStressable(words);
  const choice = new Int32Array(words.length * period);
  const from = new Int8Array(words.length * period);
  let costs = new Float64Array(period).fill(Number.POSITIVE_INFINITY);
  costs[anacrusis] = 0;
  for (let w = 0; w < words.length; w++) {
    const word = words[w] as VerseWord;
    const next = new Float64Array(period).fill(Number.POSITIVE_INFINITY);
    for (let phase = 0; phase < period; phase++) {
      // Go on in phase, or with a syllable missing or too many.
      let arrive = costs[phase] as number;
      let origin = phase;
      for (let other = 0; other < period && w > 0; other++) {
        const shifted = (costs[other] as number) + COST.shift;
        if (shifted < arrive) {
          arrive = shifted;
          origin = other;
        }
      }
      if (arrive === Number.POSITIVE_INFINITY) continue;
      let best = Number.POSITIVE_INFINITY;
      let pick = 0;
      for (let c = 0; c < word.options.length; c++) {
        const option = word.options[c] as { stress: number; cost: number };
        if (option.cost >= best) break;
        const cost = option.cost + place(word, option.stress, phase, period, w === 0, w === lastWord);
        if (cost < best) {
          best = cost;
          pick = c;
        }
      }
      const out = (((phase - word.syllables) % period) + period) % period;
      if (arrive + best < (next[out] as number)) {
        next[out] = arrive + best;
        choice[w * period + out] = pick;
        from[w * period + out] = origin * period + phase;
      }
    }
    costs = next;
  }
  let end = 0;
  for (let phase = 1; phase < period; phase++)
    if ((costs[phase] as number) < (costs[end] as number)) end = phase;
  const cost = words.length === 0 ? 0 : (costs[end] as number);
  const stresses = new Int32Array(words.length);
  const shifts = new Int8Array(words.length);
  const strong = new Uint8Array(line.syllables);
  let after = line.syllables;
  for (let w = words.length - 1; w >= 0; w--) {
    const word = words[w] as VerseWord;
    const origin = Math.floor((from[w * period + end] as number) / period);
    const phase = (from[w * period + end] as number) % period;
    const stress = (word.options[choice[w * period + end] as number] as { stress: number }).stress;
    after -= word.syllables;
    for (let i = phase; i < word.syllables; i += period) strong[after + i] = 1;
    stresses[w] = word.syllables > 1 || phase === 0 ? stress : -1;
    if (origin !== phase) shifts[w] = shiftOf(origin, phase, period);
    end = origin;
  }
  return { cost, stresses, strong, shifts };
}

/** Syllables that are missing (negative) or too many (positive) where a word begins in phase `got`, not `wanted`. */
function shiftOf(wanted: number, got: number, period: number): number {
  const more = (wanted - got + period) % period;
  // In a foot of three, two too many are one too few.
  const missing = (got - wanted + period) % period;
  return more <= missing && period === 3 ? -more : missing;
}
