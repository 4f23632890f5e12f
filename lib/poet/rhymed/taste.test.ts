import { describe, expect, it } from 'vitest';
import { stemOf, tasteOf } from './taste.ts';

const evenly = { frequency: () => 8 };
const pairs = { has: (word: string, next: string) => `${word} ${next}` === 'тихий дом' };

describe('tasteOf', () => {
  it('has nothing against a word of middling frequency that stands first', () => {
    expect(tasteOf('дом', 0, undefined, evenly, { pairs })).toBeCloseTo(0);
  });

  it('prefers the rarer of two words', () => {
    const lexicon = { frequency: (word: string) => (word === 'душа' ? 13 : 6) };
    expect(tasteOf('душа', 0, undefined, lexicon, {})).toBeLessThan(
      tasteOf('тишь', 0, undefined, lexicon, {}),
    );
  });

  it('likes pairs that people wrote better than a mark, and that better than pairs that nobody did', () => {
    const taste = (next: string) => tasteOf('тихий', 0, next, evenly, { pairs });
    expect(taste('дом')).toBeGreaterThan(taste('parted'));
    expect(taste('parted')).toBeGreaterThan(taste('стрела'));
    expect(tasteOf('тихий', 0, 'стрела', evenly, {})).toBeCloseTo(0);
  });

  it('tires of a word, less of those that go unstressed or are short', () => {
    expect(tasteOf('облака', 2, undefined, evenly, {})).toBeLessThan(
      tasteOf('облака', 1, undefined, evenly, {}),
    );
    for (const small of ['словно', 'мой', 'и']) {
      expect(tasteOf(small, 2, undefined, evenly, {})).toBeLessThan(0);
      expect(tasteOf(small, 2, undefined, evenly, {})).toBeGreaterThan(
        tasteOf('облака', 1, undefined, evenly, {}),
      );
    }
  });
});

describe('stemOf', () => {
  it.each([
    ['облаков', 'облаками'],
    ['тобой', 'тобою'],
    ['прекрасный', 'прекрасная'],
    ['тебя', 'тебе'],
  ])('is the same for %s and %s', (one, other) => {
    expect(stemOf(one)).toBe(stemOf(other));
  });

  it.each([
    ['дом', 'дым'],
    ['солнце', 'сон'],
  ])('tells %s from %s', (one, other) => {
    expect(stemOf(one)).not.toBe(stemOf(other));
  });
});
