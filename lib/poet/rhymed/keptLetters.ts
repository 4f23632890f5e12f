import type { PoemPlan } from './plan.ts';
import type { RhymedVerse } from './writer.ts';

const FIRST = 'A'.charCodeAt(0);

/**
 * The letters of a scheme as the poem keeps it, one for each of its lines: `-` for lines that rhyme with none in the end.
 * Where a letter is lost, the others are named anew.
 */
export function keptLetters(
  { scheme, lines }: Pick<PoemPlan, 'scheme' | 'lines'>,
  { rhymes }: Pick<RhymedVerse, 'rhymes'>,
): string[] {
  const given = scheme.letters.length - lines.length;
  const kept = scheme.letters
    .slice(0, given + rhymes.length)
    .map((letter, at) => (rhymes[at - given] === false ? '-' : letter));
  const bound = kept.map((letter) => (kept.indexOf(letter) === kept.lastIndexOf(letter) ? '-' : letter));
  const letters = [...new Set(bound)].filter((letter) => letter !== '-');
  const isWhole = new Set(scheme.letters.filter((letter) => letter !== '-')).size === letters.length;
  if (isWhole) return bound;
  return bound.map((letter) => (letter === '-' ? '-' : String.fromCharCode(FIRST + letters.indexOf(letter))));
}
