import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { personsLines, setBare, setVerse } from './layout.ts';

describe('personsLines', () => {
  it.each([
    ['  снег идёт ', ['Снег идёт']],
    ['Снег\r\n\n дождь\n', ['Снег', 'Дождь']],
    ['iPhone и снег', ['iPhone и снег']],
    ['«снег» идёт', ['«Снег» идёт']],
    ['😀', ['😀']],
  ])('sets %j', (prompt, lines) => expect(personsLines(prompt)).toEqual(lines));
});

describe('setVerse', () => {
  it('leaves what is laid out as it is', () => {
    const part = fc.constantFrom('снег', 'и', ' ', '.', ',', '…', '!', '?', ' — ', '-', '"', '(', ')', ':');
    const line = fc.array(part, { maxLength: 8 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 3 }), (lines) => {
        const set = setVerse(lines);
        expect(setVerse(set)).toEqual(set);
      }),
    );
  });

  it.each([
    ['capitals at lines and sentences', ['снег. дождь', '— да? нет!'], ['Снег. Дождь', '— Да? Нет!']],
    [
      'a full stop where a poem with punctuation has none',
      ['снег, дождь', 'и град —'],
      ['Снег, дождь', 'И град.'],
    ],
    ['no full stop where there is no punctuation', ['снег', 'дождь'], ['Снег', 'Дождь']],
    ['quotes in pairs', ['"снег" и', '"дождь"!'], ['«Снег» и', '«Дождь»!']],
    ['no odd quote', ['"снег и дождь"', 'да"'], ['Снег и дождь', 'Да']],
    ['brackets in pairs or none', ['(снег) дождь', 'град)'], ['Снег дождь', 'Град']],
    ['marks that follow their word', ['снег , да ., но!.. ?!', 'ну  вот'], ['Снег, да. Но!?!', 'Ну вот.']],
    ['stanzas', ['снег', '', 'дождь'], ['Снег', '', 'Дождь']],
  ])('%s', (_, lines, expected) => expect(setVerse(lines)).toEqual(expected));
});

it.each([
  ['Ой, кто-то «Спит» — да?', 'ой кто то спит да'],
  ['... ну   вот:', 'ну вот'],
  ['Ко\u0301т в 5-м ряду', 'ко\u0301т в 5 м ряду'],
  ['', ''],
])('sets %j bare', (line, expected) => expect(setBare(line)).toBe(expected));
