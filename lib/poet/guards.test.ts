import { describe, expect, it } from 'vitest';
import { guardsOf } from './guards.ts';

const poet = {
  lines: { has: (line: string) => line === 'чужая строка про снег' },
  words: { isKnown: (word: string) => word !== 'снегопадава' },
};
const request = { prompt: 'Снег', preset: 'poet' } as const;

describe('guardsOf', () => {
  it('lets no line of the corpus stand', () => {
    const { isOwn } = guardsOf(poet, request);
    expect([isOwn('чужая строка про снег'), isOwn('своя строка про снег')]).toEqual([false, true]);
  });

  it('lets no line stand that holds what is no word, or one three times in a row', () => {
    const { isSound } = guardsOf(poet, request);
    expect(isSound('идёт большая снегопадава')).toBe(false);
    expect(isSound('и снег, снег, снег')).toBe(false);
    expect(isSound('и снег, снег, и снег')).toBe(true);
  });

  it('asks for profanity before it lets an obscene word stand', () => {
    const word = ['х', 'у', 'й'].join('');
    expect(guardsOf(poet, request).isDecent(word)).toBe(false);
    expect(guardsOf(poet, { ...request, profanity: true }).isDecent(word)).toBe(true);
    expect(guardsOf(poet, request).isSound(`вот ${word}`)).toBe(false);
  });

  it('lets no coarse word stand in a tender poem', () => {
    const isDecentIn = (preset: 'tender' | 'madness') =>
      guardsOf(poet, { ...request, preset }).isDecent('сволочь');
    expect([isDecentIn('tender'), isDecentIn('madness')]).toEqual([false, true]);
  });

  it('lets everything stand that no artifact speaks against', () => {
    const { isOwn, isSound } = guardsOf({}, request);
    expect([isOwn('чужая строка про снег'), isSound('снегопадава')]).toEqual([true, true]);
  });
});
