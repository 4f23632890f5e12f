import { describe, expect, it } from 'vitest';
import { countLines, countWords, hasForeignLetters, isNotVerse, isTooLong, isTooShort } from './poemRules.ts';

const words = (count: number) => Array.from({ length: count }, () => 'да').join(' ');

describe('poem rules', () => {
  it('counts lines without stanza breaks, words without lone marks', () => {
    expect(countLines(['снег', '', 'дождь'])).toBe(2);
    expect(countWords('Снег — и дождь, что-то…')).toBe(4);
  });
  it.each([
    ['Latin letters', ['строка', 'love'], true],
    ['pre-reform letters', ['мiръ'.replace('i', 'і')], true],
    ['Russian alone', ['строка', 'ёж'], false],
  ])('finds %s', (_, lines, expected) => {
    expect(hasForeignLetters(lines)).toBe(expected);
  });
  it('bounds the number of lines', () => {
    expect(isTooShort(['одна', ''])).toBe(true);
    expect(isTooShort(['одна', 'две'])).toBe(false);
    expect(isTooLong(['а', '', 'б', 'в'], 2.5)).toBe(true);
    expect(isTooLong(['а', '', 'б'], 2)).toBe(false);
  });
  it.each([
    ['a line of 14 words', ['снег идёт', words(14)], true],
    ['a line of 13 words', ['снег идёт', words(13)], false],
    ['a column of single words', ['снег', 'дождь'], true],
    ['one line of two words', ['снег', 'идёт дождь'], false],
  ])('judges %s', (_, lines, expected) => {
    expect(isNotVerse(lines)).toBe(expected);
  });
});
