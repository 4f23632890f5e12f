import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countLetters, distinctiveLines, lettersOf } from './letters.ts';

describe('lettersOf', () => {
  it('drops case, ё, spaces and marks', () => {
    expect(lettersOf('Ещё — «Снег», 12 раз!')).toBe('ещеснеграз');
  });
  it.each([
    ['composed or not', 'Мой йод — ёлка'],
    ['with stress marks', 'Мо\u0301й йо\u0301д, ё\u0301лка'],
    ['with what can’t be seen', '\uFEFFМой\u00A0йо\u00ADд ёл\u200Bка'],
  ])('is the same %s', (_, text) => {
    for (const form of ['NFC', 'NFD'] as const) expect(lettersOf(text.normalize(form))).toBe('моййоделка');
  });
  it('is the same for all forms of a text', () => {
    const unit = fc.constantFrom(...'й ё ѐ ѝ и е \u0301 \u0306 \u0308 é Ї ќ а - б'.split(' '));
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        expect(lettersOf(text.normalize('NFD'))).toBe(lettersOf(text.normalize('NFC')));
      }),
    );
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
