import { describe, expect, it } from 'vitest';
import { lineBefore, wordOf } from '../../../../test/doubles/words.ts';
import { RhymeGroup } from '../rhymeGroup.ts';
import { answeringEnding, openEnding } from './lineEnding.ts';

const FORBIDDEN = Number.NEGATIVE_INFINITY;
const ends = new Set(['весна']);
const [first, later] = [lineBefore([]), lineBefore(['снег'])];

describe('openEnding', () => {
  const asked: [string, number][] = [];
  const ending = openEnding(ends, (word, stress) => {
    asked.push([word, stress]);
    return word !== 'мед' && word !== 'жизнь';
  });

  it('forbids a last word that ended a line before, or has no rhymes', () => {
    expect(ending.word?.(first, wordOf('весна'))).toBe(FORBIDDEN);
    expect(ending.word?.(first, wordOf('жизнь'))).toBe(FORBIDDEN);
    expect(ending.word?.(first, wordOf('окно'))).toBe(0);
  });

  it('asks for rhymes of the word as it is said', () => {
    expect(ending.word?.(first, wordOf('мед', { mainReading: { form: 'мёд', stress: 0 } }))).toBe(0);
    expect(asked.at(-1)).toEqual(['мёд', 0]);
    ending.word?.(first, wordOf('окно'));
    expect(asked.at(-1)).toEqual(['окно', 1]);
  });

  it('allows any other word of the line', () => {
    expect([ending.word?.(later, wordOf('весна')), ending.word?.(later, wordOf('жизнь'))]).toEqual([0, 0]);
  });
});

describe('answeringEnding', () => {
  const ending = answeringEnding(ends, new RhymeGroup('луна', 1));

  it('forbids a last word that ended a line before, or is not new to the rhyme', () => {
    expect(ending.word?.(first, wordOf('весна'))).toBe(FORBIDDEN);
    expect(ending.word?.(first, wordOf('луна'))).toBe(FORBIDDEN);
    expect(ending.word?.(first, wordOf('волна'))).toBe(0);
    expect(ending.word?.(later, wordOf('луна'))).toBe(0);
  });
});
