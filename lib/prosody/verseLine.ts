import type { Lexicon } from './lexicon.ts';
import { splitHyphens } from './splitHyphens.ts';
import { readWords, type TextWord } from './textWords.ts';
import { type Weight, weightOf } from './wordWeight.ts';

/** A stress that a word may take, and what it costs: minus the natural logarithm of its probability. */
export interface StressOption {
  readonly stress: number;
  readonly cost: number;
  /** False where the lexicon has the word, but not with this stress. */
  readonly listed: boolean;
}

/** A word with all that its fit to a metre depends on. */
export interface VerseWord extends Omit<TextWord, 'givenStresses'> {
  /** Vowel that the text itself marks with U+0301, 0-based, or -1. */
  readonly givenStress: number;
  readonly syllables: number;
  readonly weight: Weight;
  /** Cheapest first; exactly one for a monosyllable. */
  readonly options: readonly StressOption[];
}

/** A line of verse. */
export interface VerseLine {
  readonly text: string;
  /** Those with a vowel; «в», «с», «ж» have none. */
  readonly words: readonly VerseWord[];
  readonly syllables: number;
}

/** Cost of a stress that the readings lack, for a word of the table and for one whose readings are guessed. */
const OFF_TABLE = 3;
const OFF_GUESS = 2.4;
/** The same for a word spelled with ё, which is stressed outside compounds; poets do not move it. */
const OFF_YO = 8;
const MAX_COST = 3.5;
/** No Russian word has more syllables. A longer run of letters gets one stress, without a search. */
const MAX_SYLLABLES = 24;

const FIXED: readonly StressOption[] = [{ stress: 0, cost: 0, listed: true }];

function optionsOf(
  form: string,
  givenStress: number,
  count: number,
  lexicon: Lexicon,
): readonly StressOption[] {
  if (count === 1) return FIXED;
  if (givenStress >= 0) return [{ stress: givenStress, cost: 0, listed: true }];
  const readings = lexicon.stresses(form);
  if (count > MAX_SYLLABLES) {
    return readings.slice(0, 1).map(({ stress }) => ({ stress, cost: MAX_COST, listed: true }));
  }
  const known = readings[0]?.source === 'lexicon';
  const costs = new Float64Array(count).fill(known ? (form.includes('ё') ? OFF_YO : OFF_TABLE) : OFF_GUESS);
  const shares = new Float64Array(count);
  for (const { stress, share } of readings) shares[stress] = (shares[stress] as number) + share;
  for (let i = 0; i < count; i++) {
    const share = shares[i] as number;
    if (share > 0) costs[i] = Math.min(MAX_COST, -Math.log(share));
  }
  return Array.from(costs, (cost, stress) => ({
    stress,
    cost,
    listed: !known || (shares[stress] as number) > 0,
  })).sort((a, b) => a.cost - b.cost || a.stress - b.stress);
}

/** Reads a line into words with the stresses that each may take. */
export function readLine(text: string, lexicon: Lexicon): VerseLine {
  const words: VerseWord[] = [];
  let total = 0;
  for (const whole of readWords(text)) {
    const parts = splitHyphens(whole, lexicon);
    for (const { form, vowelEnds, givenStresses } of parts) {
      const givenStress = givenStresses.at(-1) ?? -1;
      const syllables = vowelEnds.length;
      if (syllables === 0) continue;
      total += syllables;
      const options = optionsOf(form, givenStress, syllables, lexicon);
      // A word that is said twice is stressed alike, so neither is moved for the metre: «далеко-далеко».
      const isRepeated = parts.length > 1 && form === parts.at(-1)?.form && givenStress < 0;
      const usual = lexicon.stresses(form)[0]?.stress;
      words.push({
        form,
        vowelEnds,
        givenStress,
        syllables,
        weight: syllables === 1 && givenStress === 0 ? 'full' : weightOf(form, syllables),
        options: isRepeated ? options.filter(({ stress }) => stress === usual) : options,
      });
    }
  }
  return { text, words, syllables: total };
}
