import { describe, expect, it } from 'vitest';
import { parseScheme, type Scheme } from '../../forms/scheme.ts';
import { keptLetters } from './keptLetters.ts';
import type { LinePlan } from './plan.ts';

/** @param rhymes of each line that was written, `x` where it gave its rhyme up. */
const kept = (scheme: string, rhymes: string) => {
  const own = parseScheme(scheme) as Scheme;
  const lines = own.letters.slice(1).map((letter) => ({ letter }) as LinePlan);
  return keptLetters({ scheme: own, lines }, { rhymes: [...rhymes].map((each) => each !== 'x') }).join('');
};

describe('keptLetters', () => {
  it.each([
    ['a scheme that was kept', 'ABAB CDCD', '.......', 'ABABCDCD'],
    ['letters of its own', 'XYXY', '...', 'XYXY'],
    ['two lines that lost each other', 'ABAB', '.x.', '-A-A'],
    ['one of three lines', 'AABA', 'x..', 'A-BA'.replace('B', '-')],
    ['a poem that ended early', 'ABAB CDCD', '....', 'ABAB-'],
  ])('of %s', (_, scheme, rhymes, letters) => {
    expect(kept(scheme, rhymes)).toBe(letters);
  });
});
