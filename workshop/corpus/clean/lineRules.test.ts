import { describe, expect, it } from 'vitest';
import {
  dropDigitLines,
  dropLatinLines,
  dropLinkLines,
  dropResidualSpaces,
  dropShortLines,
} from './lineRules.ts';

describe('dropResidualSpaces', () => {
  it.each([
    ['inner runs and edges', ['  снег   идёт  '], ['снег идёт']],
    ['non-breaking and thin spaces, tabs', ['снег\u00A0\u2009идёт\t'], ['снег идёт']],
    ['invisible characters', ['\uFEFFсн\u00ADег\u200B идёт'], ['снег идёт']],
    ['stress marks, and what keeps letters apart', ['сне\u0301г и\u0306од'], ['снег йод']],
    ['breaks of another kind', ['снег\u2028идёт\r'], ['снег', 'идёт']],
    ['everything', [' ', '\u200B'], []],
    ['blank lines at the ends', ['', 'снег', '  '], ['снег']],
    ['more than one blank line', ['снег', '', ' ', '', 'дождь'], ['снег', '', 'дождь']],
  ])('drops %s', (_, lines, expected) => {
    expect(dropResidualSpaces(lines)).toEqual(expected);
  });
});

describe('dropLinkLines', () => {
  it.each([
    'см. https://example.org/a',
    'www.пример.рф',
    'пишите me@example.org',
    'stihi.ru/avtor',
    'мой сайт: стихи.рф',
  ])('drops %s', (line) => expect(dropLinkLines([line])).toEqual([]));
  it.each(['Он ушёл.Русский дом опустел', 'Дом.. рука', 'Ну.суета'])('keeps %s', (line) => {
    expect(dropLinkLines([line])).toEqual([line]);
  });
});

describe('dropDigitLines', () => {
  it('drops lines with any digit, keeps the others', () => {
    expect(dropDigitLines(['12 мая', 'в мае', 'строка١'])).toEqual(['в мае']);
  });
});

describe('dropShortLines', () => {
  it('drops lines under a quarter of the mean length', () => {
    expect(dropShortLines(['***', 'долгая строка о зиме и снеге', 'и ещё одна такая же строка'])).toEqual([
      'долгая строка о зиме и снеге',
      'и ещё одна такая же строка',
    ]);
  });
  it('keeps a line of exactly a quarter, and stanza breaks', () => {
    // 8 + 8 + 2 = 18 characters in three lines: the mean is 6, a quarter 1.5.
    expect(dropShortLines(['снежинка', '', 'да', 'снежинка'])).toEqual(['снежинка', '', 'да', 'снежинка']);
    expect(dropShortLines(['аааааааа', 'б', 'ааа'])).toEqual(['аааааааа', 'б', 'ааа']);
  });
});

describe('dropLatinLines', () => {
  const verse = ['Над крышей тает свет', 'Скрипит калитка', 'И ветер знал ответ', 'Да спит улитка'];
  it.each([
    ['at the beginning', ['Memento mori', 'Seneca', ...verse]],
    ['at the beginning, in a stanza of their own', ['Memento mori', '', ...verse]],
    ['at the end', [...verse, '', 'Finis.']],
    ['as a stanza', [...verse, '', 'Da capo — да, al fine', '', ...verse]],
  ])('drops them %s', (_, lines) => {
    expect(dropLatinLines(lines)).toEqual(lines.filter((line) => line === '' || verse.includes(line)));
  });
  it.each([
    ['within a stanza', [...verse.slice(0, 2), 'Happy end', ...verse.slice(2)]],
    ['with more Russian letters than Latin', ['Слушали мы jazz', ...verse]],
    ['where too little would be left', ['Memento mori', ...verse.slice(1)]],
    ['in a poem that is more than a third Latin', ['Vita', 'brevis', 'longa', ...verse]],
    ['of none', ['* * *', ...verse]],
  ])('keeps them %s', (_, lines) => {
    expect(dropLatinLines(lines)).toEqual(lines);
  });
});
