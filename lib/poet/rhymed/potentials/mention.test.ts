import { describe, expect, it } from 'vitest';
import { lineBefore, wordOf } from '../../../../test/doubles/words.ts';
import { mention } from './mention.ts';
import { weighLine, weighWord } from './potential.ts';

const potential = mention(new Set(['осень', 'осенью']));
const finished = (...words: string[]) => ({
  words: words.map((word) => wordOf(word)),
  text: words.toReversed().join(' '),
});

describe('mention', () => {
  it('expects a wanted word the more the less room is left', () => {
    const added = (word: string, behind: string[]) =>
      weighWord([potential], lineBefore(behind), wordOf(word));
    expect(added('осень', [])).toBeGreaterThan(0);
    expect(added('осенью', ['дорога'])).toBeGreaterThan(added('осень', []));
    expect(added('дорога', [])).toBe(0);
    expect(added('осень', ['осенью'])).toBe(0);
  });

  it('hopes for it from its first letters on', () => {
    const hope = (letters: string, behind: string[] = []) => potential.prefix?.(lineBefore(behind), letters);
    expect(hope('ос')).toBe(hope('осень'));
    expect(hope('ос')).toBeGreaterThan(0);
    expect(hope('осе', ['дорога'])).toBeGreaterThan(hope('осе') as number);
    expect([hope('ок'), hope('осеньз'), hope('ос', ['осень'])]).toEqual([0, 0, 0]);
  });

  it('allows lines that have it, and weighs them as if nothing had been expected', () => {
    expect(weighLine([potential], finished('дорога', 'пустая'))).toBe(Number.NEGATIVE_INFINITY);
    const line = ['дорога', 'осенью', 'тихо'];
    // Behind three of the eight syllables.
    const before = { ...lineBefore(['дорога']), end: 5 };
    const added = weighWord([potential], before, wordOf('осенью'));
    expect(added + weighLine([potential], finished(...line))).toBeCloseTo(0);
  });

  it('expects it more where that is urgent', () => {
    const urgent = mention(new Set(['осень']), 2);
    const added = [potential, urgent].map((own) => weighWord([own], lineBefore([]), wordOf('осень')));
    expect(added[1]).toBe(2 * (added[0] as number));
  });
});
