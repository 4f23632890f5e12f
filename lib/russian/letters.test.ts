import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countSyllables, foldYo, isVowel, lastYo, vowelIndex } from './letters.ts';

const word = fc.stringMatching(/^[а-яё-]{0,20}$/u);

describe('isVowel', () => {
  it.each([...'аеёиоуыэюя'])('%s is one', (letter) => expect(isVowel(letter.charCodeAt(0))).toBe(true));

  it.each([...'йьбЁАea1\u0301'])('%j is none', (unit) => expect(isVowel(unit.charCodeAt(0))).toBe(false));
});

it.each([
  ['', 0],
  ['в', 0],
  ['свет', 1],
  ['ёлка', 2],
  ['из-за', 2],
  ['переосмысление', 7],
])('countSyllables(%j) is %d', (text, count) => expect(countSyllables(text)).toBe(count));

it('vowelIndex finds each vowel in turn, and nothing beyond the last', () => {
  fc.assert(
    fc.property(word, (text) => {
      const count = countSyllables(text);
      const found = Array.from({ length: count }, (_, vowel) => vowelIndex(text, vowel));
      const vowels = [...text.matchAll(/[аеёиоуыэюя]/gu)].map(({ index }) => index);
      expect(found).toEqual(vowels);
      expect(vowelIndex(text, count)).toBe(-1);
    }),
  );
});

it('foldYo changes ё alone, and only once', () => {
  fc.assert(
    fc.property(word, (text) => {
      const folded = foldYo(text);
      expect(folded).not.toContain('ё');
      expect(foldYo(folded)).toBe(folded);
      expect([...folded].every((letter, at) => letter === text[at] || text[at] === 'ё')).toBe(true);
      expect(countSyllables(folded)).toBe(countSyllables(text));
    }),
  );
});

it('lastYo is the vowel that vowelIndex finds at the last ё', () => {
  fc.assert(
    fc.property(word, (text) => {
      const at = text.lastIndexOf('ё');
      expect(lastYo(text) < 0 ? -1 : vowelIndex(text, lastYo(text))).toBe(at);
    }),
  );
});
