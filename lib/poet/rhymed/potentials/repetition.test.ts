import { describe, expect, it } from 'vitest';
import { lineBefore, wordOf } from '../../../../test/doubles/words.ts';
import { stemOf } from '../stem.ts';
import { repetition } from './repetition.ts';

const added = (word: string, written: string[], inPoem: Record<string, number> = {}) => {
  const counts = new Map(Object.entries(inPoem).map(([one, count]) => [stemOf(one), count]));
  return repetition(counts).word?.(lineBefore(written), wordOf(word)) ?? 0;
};

describe('repetition', () => {
  it('forbids a word next to itself, and a long one twice in a line', () => {
    expect(added('и', ['и'])).toBe(Number.NEGATIVE_INFINITY);
    expect(added('и', ['и', 'снег'])).toBe(0);
    expect(added('снег', ['снег', 'и'])).toBe(Number.NEGATIVE_INFINITY);
    expect(added('снег', ['дом', 'и'])).toBe(0);
  });

  it('costs more, the more often the poem has the word in any form', () => {
    expect(added('облака', [])).toBeCloseTo(0);
    expect(added('облаками', [], { облаков: 1 })).toBeLessThan(0);
    expect(added('облаками', [], { облаков: 2 })).toBeLessThan(added('облаками', [], { облаков: 1 }));
  });

  it.each(['словно', 'мой', 'и'])('takes less off for «%s», which goes unstressed or is short', (small) => {
    expect(added(small, [], { [small]: 2 })).toBeLessThan(0);
    expect(added(small, [], { [small]: 2 })).toBeGreaterThan(added('облаками', [], { облаков: 1 }));
  });
});
