import { countSyllables, foldYo, isVowel, vowelIndex } from '../russian/letters.ts';
import { compareTails, type Rhyme, type RhymeKind } from './compareTails.ts';
import type { Lexicon } from './lexicon.ts';
import { stressedSound } from './phonetics.ts';
import type { Tail } from './tail.ts';
import { tailsOf } from './wordTails.ts';

/** A rhyme of a word. */
export interface WordRhyme {
  /** With ё where it has one. */
  readonly word: string;
  /** Stressed vowel, 0-based. */
  readonly stress: number;
  readonly kind: Exclude<RhymeKind, 'identical' | 'none'>;
  /** 0 for exact rhymes; see {@link compareTails}. */
  readonly distance: number;
  /** 1 to 15: about the logarithm to base 2 of its occurrences in the corpora. */
  readonly frequency: number;
}

/** Stresses with a smaller share are left out: a word that stands alone is not pronounced so. */
const LEAST_SHARE = 0.1;

/** How two words rhyme at best, by their common stresses or by those given. Symmetric. */
export function compareWords(
  one: string,
  other: string,
  lexicon: Lexicon,
  stresses: readonly [number?, number?] = [],
): Rhyme {
  const [a, b] = [one, other].map((word, nth) => {
    const lower = word.toLowerCase();
    const given = stresses[nth];
    const common = lexicon.stresses(lower).filter(({ share }) => share >= LEAST_SHARE);
    const all = given === undefined ? new Set(common.map(({ stress }) => stress)) : [given];
    return [...all].flatMap((stress) => tailsOf(lower, stress, lexicon));
  }) as [Tail[], Tail[]];
  const none: Rhyme = { kind: 'none', distance: Number.POSITIVE_INFINITY };
  const pairs = a.flatMap((x) => b.map((y) => compareTails(x, y)));
  return pairs.reduce((best, pair) => (pair.distance < best.distance ? pair : best), none);
}

/**
 * The rhymes of a word among the words of the corpora: the nearest in sound first, of equal ones the commoner.
 * @param word any letter case; ё may be spelled е.
 * @param stress stressed vowel, 0-based; the lexicon's likeliest if absent.
 */
export function rhymesFor(word: string, lexicon: Lexicon, stress?: number): WordRhyme[] {
  const lower = word.toLowerCase();
  const own = stress ?? lexicon.stresses(lower)[0]?.stress;
  if (own === undefined) return [];
  const tails = tailsOf(lower, own, lexicon);
  const behind = countSyllables(lower) - own;
  const found = new Map<string, WordRhyme>();
  for (const { form, stress: at, frequency } of lexicon.common(1)) {
    if (countSyllables(form) - at !== behind || !mayRhyme(form, at, tails)) continue;
    for (const tail of tailsOf(form, at, lexicon)) {
      for (const mine of tails) {
        const { kind, distance } = compareTails(mine, tail);
        if (kind === 'none' || kind === 'identical' || foldYo(form) === foldYo(lower)) continue;
        const before = found.get(form);
        if (!before || distance < before.distance)
          found.set(form, { word: form, stress: at, kind, distance, frequency });
      }
    }
  }
  return [...found.values()].sort(
    (a, b) => a.distance - b.distance || b.frequency - a.frequency || (a.word < b.word ? -1 : 1),
  );
}

/** Compares the stressed vowel alone, which is cheap, before the word is transcribed. */
function mayRhyme(form: string, stress: number, tails: readonly Tail[]): boolean {
  const at = vowelIndex(form, stress);
  if (at < 0 || !isVowel(form.charCodeAt(at))) return false;
  return tails.some((tail) => tail.vowel === stressedSound(form.charAt(at)));
}
