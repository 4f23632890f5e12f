import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordPartsOf, wordsOf } from './words.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.constantFrom('Свет', 'ёж', '-', '—', ' ', '\n', 'x', '\u0301', 'Ё'))
    .map((parts) => parts.join('')),
);

describe('wordsOf', () => {
  it.each([
    ['Ёлка, ЕЩЁ одна!', ['елка', 'еще', 'одна']],
    ['Кто-то из-за угла', ['кто-то', 'из-за', 'угла']],
    ['дом — сад - луг', ['дом', 'сад', 'луг']],
    ['-то love 5 да-', ['то', 'да']],
    ['', []],
  ])('of %j', (text, words) => expect(wordsOf(text)).toEqual(words));
});

it('wordPartsOf takes hyphenated words apart and has the same words otherwise', () => {
  expect(wordPartsOf('Кто-то ушёл')).toEqual(['кто', 'то', 'ушел']);
  fc.assert(
    fc.property(anyText, (text) => {
      expect(wordPartsOf(text)).toEqual(wordsOf(text).flatMap((word) => word.split('-')));
    }),
  );
});

it('wordsOf finds its own words again', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const words = wordsOf(text);
      expect(wordsOf(words.join(' '))).toEqual(words);
    }),
  );
});
