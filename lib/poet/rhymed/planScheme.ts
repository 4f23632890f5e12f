import { inOrder, type Scheme, schemeInQuatrains, UNRHYMED } from '../../forms/scheme.ts';
import type { Opening } from '../opening/readOpening.ts';
import type { RhymeLevel } from './rhymeLevel.ts';

/** How well a word, stressed as given, can be answered by so many lines. */
export type LevelFor = (word: string, stress: number, answers: number) => RhymeLevel;

/** Syllables behind the last stress of a line that others can answer. */
const LONGEST_CLAUSULA = 3;

/** The first quatrain, by how the person's first lines rhyme: rhymes that are half done are answered next. */
const QUATRAINS: Readonly<Record<string, string>> = {
  AA: 'AABB',
  'AA-': 'AABB',
  'A-A': 'ABAB',
  '-AA': 'ABBA',
  AAA: 'AAAA',
  '---': '-A-A',
};
/** The quatrains behind one of the person's that does not wholly rhyme. */
const NEXT_QUATRAINS: Readonly<Record<string, string>> = {
  '----': 'ABAB',
  'AA--': 'AABB',
  '--AA': 'AABB',
  'A-A-': 'ABAB',
  '-AA-': 'ABBA',
  'A--A': 'ABBA',
};

/** A scheme that goes on as the person's lines begin. @param lines of the poem, more than those. */
export function schemeBehind({ letters }: Opening, lines: number): Scheme {
  const heard = letters.join('');
  if (letters.length < 4) return schemeInQuatrains(lines, QUATRAINS[heard]);
  return schemeInQuatrains(lines, heard, NEXT_QUATRAINS[heard] ?? heard);
}

/**
 * A scheme as it can be kept behind the person's lines: `-` for those of them that do not rhyme with the line that they
 * should, or that no word answers, and for lines that lose their only rhyme by that.
 */
export function keepableScheme(
  scheme: Scheme,
  { lines, letters: heard }: Opening,
  levelFor: LevelFor,
): Scheme {
  const letters = [...scheme.letters];
  for (const [at, letter] of letters.entries()) {
    const first = letters.indexOf(letter);
    const rhymes = heard[at] !== UNRHYMED && heard[at] === heard[first];
    if (at < lines.length && first < at && !rhymes) letters[at] = UNRHYMED;
  }
  for (const letter of new Set(letters.slice(0, lines.length))) {
    const answers = letters.slice(lines.length).filter((own) => own === letter).length;
    const ending = lines[letters.indexOf(letter)]?.ending;
    const isAnswered =
      ending !== undefined &&
      ending.clausula <= LONGEST_CLAUSULA &&
      levelFor(ending.word, ending.stress, answers) !== 'none';
    if (letter === UNRHYMED || answers === 0 || isAnswered) continue;
    // Lines that were to answer may still rhyme with one another, as may the person's.
    for (const [at, own] of letters.entries())
      if (own === letter && at >= lines.length) letters[at] = `${letter}2`;
  }
  const bound = letters.map((letter) => (isSingle(letter, letters) ? UNRHYMED : letter));
  const isKept = bound.every((letter, at) => letter === scheme.letters[at]);
  return { ...scheme, letters: isKept ? bound : inOrder(bound) };
}

function isSingle(letter: string, letters: readonly string[]): boolean {
  return letters.indexOf(letter) === letters.lastIndexOf(letter);
}
