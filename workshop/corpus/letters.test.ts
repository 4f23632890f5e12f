import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countLetters, distinctiveLines, lettersOf } from './letters.ts';

describe('lettersOf', () => {
  it('drops case, ё, spaces and marks', () => {
    expect(lettersOf('Ещё — «Снег», 12 раз!')).toBe('ещеснеграз');
  });
  it('has nothing more to drop the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(lettersOf(lettersOf(text))).toBe(lettersOf(text));
      }),
    );
  });
});

it('distinctive lines have eight letters or more, each once', () => {
  expect(distinctiveLines(['Снег идёт.', 'снег, идет', 'Ночь и снег', 'Да, снег!'])).toEqual(
    new Set(['снегидет', 'ночьиснег']),
  );
});

it('counts Russian letters only', () => {
  expect(countLetters('Ёж, ah: ёлка 5')).toBe(6);
});
