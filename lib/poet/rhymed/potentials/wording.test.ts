import { describe, expect, it } from 'vitest';
import { lineBefore, wordOf } from '../../../../test/doubles/words.ts';
import { wording } from './wording.ts';

const pairs = { has: (word: string, next: string) => `${word} ${next}` === 'тихий дом' };

describe('wording', () => {
  it('adds nothing for a word of middling frequency that stands last', () => {
    expect(wording(pairs).word?.(lineBefore([]), wordOf('дом'))).toBeCloseTo(0);
  });

  it('prefers the rarer of two words', () => {
    const added = (frequency: number) => wording().word?.(lineBefore([]), wordOf('душа', { frequency })) ?? 0;
    expect(added(6)).toBeGreaterThan(added(13));
  });

  it('prefers neighbours that people wrote to a mark, and that to neighbours that nobody did', () => {
    const addedBefore = (next: string, hasMark = false) =>
      wording(pairs).word?.(lineBefore([next], hasMark), wordOf('тихий')) ?? 0;
    expect(addedBefore('дом')).toBeGreaterThan(addedBefore('дом', true));
    expect(addedBefore('дом', true)).toBe(addedBefore('стрела', true));
    expect(addedBefore('стрела', true)).toBeGreaterThan(addedBefore('стрела'));
  });

  it('weighs no neighbours where it has no pairs', () => {
    expect(wording().word?.(lineBefore(['стрела']), wordOf('тихий'))).toBeCloseTo(0);
  });
});
