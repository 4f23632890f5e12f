import type { Lexicon } from './lexicon.ts';
import { splitHyphens, type Token, tokenize } from './text.ts';
import { type Weight, weightOf } from './wordWeight.ts';

/** A stress that a word may take, and what it costs (a negative natural logarithm of its probability). */
export interface Candidate {
  readonly stress: number;
  readonly cost: number;
  /** False for a stress that the lexicon, which knows the word, does not give it. */
  readonly listed: boolean;
}

/** A word ready to be fitted to a metre. */
export interface VerseWord {
  readonly token: Token;
  readonly syllables: number;
  readonly weight: Weight;
  /** Cheapest first; one entry without a choice for a monosyllable. */
  readonly candidates: readonly Candidate[];
}

/** A line of verse: its words that have vowels, and consonants alone joined to no word (в, с, ж). */
export interface VerseLine {
  readonly text: string;
  readonly words: readonly VerseWord[];
  readonly syllables: number;
}

/** Cost of a stress that no source gives, for a word of the table and for a word that was guessed. */
const OFF_TABLE = 3;
const OFF_GUESS = 2.4;
/** A spelled ё is stressed but for compounds, and poets do not bend it. */
const OFF_YO = 8;
const MAX_COST = 3.5;
/** No Russian word has more syllables; what has is a row of letters, and its every stress is not worth trying. */
const MAX_SYLLABLES = 24;

const FIXED: readonly Candidate[] = [{ stress: 0, cost: 0, listed: true }];

function candidatesOf(token: Token, count: number, lexicon: Lexicon): readonly Candidate[] {
  if (count === 1) return FIXED;
  if (token.given >= 0) return [{ stress: token.given, cost: 0, listed: true }];
  const readings = lexicon.stresses(token.word);
  if (count > MAX_SYLLABLES) {
    return readings.slice(0, 1).map(({ stress }) => ({ stress, cost: MAX_COST, listed: true }));
  }
  const known = readings[0]?.source === 'lexicon';
  const costs = new Float64Array(count).fill(
    known ? (token.word.includes('ё') ? OFF_YO : OFF_TABLE) : OFF_GUESS,
  );
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

/** Reads a line into words with all that they can be. */
export function readLine(text: string, lexicon: Lexicon): VerseLine {
  const words: VerseWord[] = [];
  let total = 0;
  for (const whole of tokenize(text)) {
    for (const token of splitHyphens(whole, lexicon)) {
      const count = token.vowelEnds.length;
      if (count === 0) continue;
      total += count;
      words.push({
        token,
        syllables: count,
        weight: weightOf(token.word, count),
        candidates: candidatesOf(token, count, lexicon),
      });
    }
  }
  return { text, words, syllables: total };
}
