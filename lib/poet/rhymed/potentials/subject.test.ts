import { describe, expect, it } from 'vitest';
import { lineBefore, wordOf } from '../../../../test/doubles/words.ts';
import { subject } from './subject.ts';

/** Lemmas 1 to 3 are near, 4 is far. */
const gains = [0, 2, 2, 2, -0.5];
const potential = subject({ gainOf: (lemma) => gains[lemma ?? 0] as number });
const word = (text: string, lemma?: number) => wordOf(text, { lemma });
const added = (own: ReturnType<typeof word>, behind: ReturnType<typeof word>[] = []) =>
  potential.word?.({ ...lineBefore([]), words: behind }, own);

describe('subject', () => {
  it('adds what a word gains', () => {
    expect([added(word('море', 1)), added(word('сосед', 4)), added(word('и'))]).toEqual([2, -0.5, 0]);
  });

  it('adds less for each near word that the line has', () => {
    expect(added(word('море', 1), [word('волна', 2)])).toBe(1);
    expect(added(word('море', 1), [word('волна', 2), word('и'), word('парус', 3)])).toBeCloseTo(2 / 3);
    expect(added(word('море', 1), [word('сосед', 4)])).toBe(2);
  });

  it('adds nothing for a word that the line has in another form', () => {
    expect(added(word('морем', 1), [word('море', 1)])).toBe(0);
  });
});
