import { isVowelSound } from './phonetics.ts';
import type { Tail } from './tail.ts';

/**
 * Kinds of rhyme, after Zhirmunsky ("Rifma, ee istoriia i teoriia", 1923) and Gasparov: exact; approximate (unstressed
 * vowels differ); iotated (one has an additional й); truncated (one has an additional consonant at its end); inexact (other consonants
 * differ); assonance (the vowels alone agree); identical (the same word).
 */
export type RhymeKind =
  | 'exact'
  | 'approximate'
  | 'iotated'
  | 'truncated'
  | 'inexact'
  | 'assonance'
  | 'identical'
  | 'none';

export interface Rhyme {
  readonly kind: RhymeKind;
  /** How far the sounds are apart: 0 for exact rhymes, about 1 for the loosest that poets use; infinite for none. */
  readonly distance: number;
}

/** Beyond this distance two tails don't rhyme. */
const LOOSEST = 1.2;

/** How much nearer the same consonant before the stressed vowel makes a slant rhyme. */
export const SUPPORT_BONUS = 0.2;

/** Costs of one difference. */
const COST = {
  /** Open masculine rhymes (весна : она) need the same consonant before the vowel; without it they are weak. */
  support: 1,
  /** The same, one of the two being й or a vowel (моя : земля). */
  glide: 0.45,
  softness: 0.25,
  voice: 0.5,
  kin: 0.6,
  foreign: 1,
  iot: 0.3,
  cut: 0.65,
  inner: 0.75,
} as const;

const NONE: Rhyme = { kind: 'none', distance: Number.POSITIVE_INFINITY };

/** Unstressed vowels that sound alike, and what the difference costs. */
const VOWELS: Readonly<Record<string, number>> = {
  ae: 0.15,
  ei: 0.12,
  iy: 0.12,
  ay: 0.3,
  ai: 0.35,
  ey: 0.25,
};

/** Groups of consonants that stand for each other in slant rhymes. */
const KIN = ['мн', 'лр', 'пткх', 'бдг', 'сшщцч', 'зж', 'фв', 'нл', 'вбм'];
const VOICE_PAIRS = 'бпвфгкджтшзс';

/**
 * How two tails rhyme. Symmetric. Tails with different stressed vowels or numbers of vowels don't rhyme.
 */
export function compareTails(one: Tail, other: Tail): Rhyme {
  if (one.vowel !== other.vowel || one.vowels.length !== other.vowels.length) return NONE;
  if (one.words === other.words) return { kind: 'identical', distance: 0 };
  let vowels = 0;
  for (let i = 0; i < one.vowels.length; i++)
    vowels += vowelCost(one.vowels.charAt(i), other.vowels.charAt(i));
  let consonants = 0;
  let iots = 0;
  let cuts = 0;
  for (const [at, run] of one.consonants.entries()) {
    const last = at === one.consonants.length - 1;
    const cost = runCost(run, other.consonants[at] as string, last);
    if (cost.kind === 'iot') iots++;
    else if (cost.kind === 'cut') cuts++;
    consonants += cost.cost;
  }
  const open = one.vowels === '' && one.consonants[0] === '' && other.consonants[0] === '';
  const support = open ? supportCost(one.support, other.support) : 0;
  const bonus = !open && consonants > 0.3 && sameSound(one.support, other.support) ? -SUPPORT_BONUS : 0;
  const distance = Math.max(0, vowels + consonants + support + bonus);
  if (distance > LOOSEST) return NONE;
  return { kind: kindOf(vowels, consonants + support, iots, cuts), distance };
}

function kindOf(vowels: number, consonants: number, iots: number, cuts: number): RhymeKind {
  if (consonants === 0) return vowels === 0 ? 'exact' : 'approximate';
  if (cuts > 0 && consonants <= COST.cut) return 'truncated';
  if (iots > 0 && consonants <= COST.iot) return 'iotated';
  return consonants < 0.9 ? 'inexact' : 'assonance';
}

function supportCost(one: string, other: string): number {
  if (sameSound(one, other)) return one === other ? 0 : 0.1;
  const glides = [one, other].filter((sound) => sound === '' || sound === 'j' || isVowelSound(sound)).length;
  return glides > 0 ? (glides === 2 ? 0.2 : COST.glide) : COST.support;
}

function sameSound(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function vowelCost(one: string, other: string): number {
  if (one === other) return 0;
  return VOWELS[one + other] ?? VOWELS[other + one] ?? 0.6;
}

/** Cost of the difference between two runs of consonants: weighted edit distance. */
function runCost(
  one: string,
  other: string,
  last: boolean,
): { cost: number; kind: 'same' | 'iot' | 'cut' | 'other' } {
  if (one === other) return { cost: 0, kind: 'same' };
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.replace('j', '') === short) return { cost: COST.iot, kind: 'iot' };
  if (last && long.length === short.length + 1 && long.startsWith(short))
    return { cost: COST.cut, kind: 'cut' };
  let previous = Float64Array.from({ length: other.length + 1 }, (_, at) => at * COST.inner);
  for (let i = 1; i <= one.length; i++) {
    const row = new Float64Array(other.length + 1);
    row[0] = i * COST.inner;
    for (let j = 1; j <= other.length; j++) {
      row[j] = Math.min(
        (previous[j - 1] as number) + soundCost(one.charAt(i - 1), other.charAt(j - 1)),
        (previous[j] as number) + skipCost(one.charAt(i - 1)),
        (row[j - 1] as number) + skipCost(other.charAt(j - 1)),
      );
    }
    previous = row;
  }
  return { cost: previous[other.length] as number, kind: 'other' };
}

function skipCost(sound: string): number {
  return sound === 'j' ? COST.iot : COST.inner;
}

function soundCost(one: string, other: string): number {
  if (one === other) return 0;
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  if (a === b) return COST.softness;
  const pair = VOICE_PAIRS.indexOf(a);
  if (pair >= 0 && VOICE_PAIRS.indexOf(b) === (pair ^ 1)) return COST.voice;
  return KIN.some((family) => family.includes(a) && family.includes(b)) ? COST.kin : COST.foreign;
}
