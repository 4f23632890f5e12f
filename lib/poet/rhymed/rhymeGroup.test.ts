import { describe, expect, it } from 'vitest';
import { RhymeGroup } from './rhymeGroup.ts';

describe('RhymeGroup', () => {
  it.each([
    ['the word itself, with ё or without', 'полёт', 'полет'],
    ['a form of it', 'страха', 'страхи'],
    ['what it ends in', 'уход', 'ход'],
    ['what ends in it', 'ход', 'уход'],
    ['what has its stem', 'правда', 'неправды'],
  ])('takes %s for no new word', (_, first, word) => {
    expect(new RhymeGroup(first, 0).isNew(word)).toBe(false);
  });

  it('takes another word for a new one, and that in which two letters happen to stand', () => {
    expect(new RhymeGroup('страха', 0).isNew('размаха')).toBe(true);
    expect(new RhymeGroup('никто', 1).isNew('то')).toBe(true);
  });

  it('knows the words of all its lines', () => {
    const group = new RhymeGroup('весна', 1);
    expect(group.isNew('сосна')).toBe(true);
    group.add('сосна');
    expect(group.isNew('сосна')).toBe(false);
  });

  it('rhymes with the sounds of its first word', () => {
    expect(new RhymeGroup('мёд', 0).tails).toMatchObject([{ vowel: 'O' }]);
  });
});
