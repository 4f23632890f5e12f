import { inOrder, UNRHYMED } from '../../forms/scheme.ts';
import type { PoemPlan } from './plan.ts';
import type { RhymedVerse } from './writer.ts';

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
    .map((letter, at) => (rhymes[at - given] === false ? UNRHYMED : letter));
  const bound = kept.map((letter) => (kept.indexOf(letter) === kept.lastIndexOf(letter) ? UNRHYMED : letter));
  const isWhole = scheme.letters.every((letter) => letter === UNRHYMED || bound.includes(letter));
  return isWhole ? bound : inOrder(bound);
}
