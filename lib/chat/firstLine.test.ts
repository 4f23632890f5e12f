import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tidy } from '../russian/tidy.ts';
import { lastWords, toFirstLine } from './firstLine.ts';

const points = (text: string) => [...text].length;

describe('toFirstLine', () => {
  it.each([
    ['  Ночь \n', 'Ночь'],
    ['Ночь\r\nулица', 'Ночь\nулица'],
    ['а'.repeat(200), 'а'.repeat(200)],
    ['🌲'.repeat(200), '🌲'.repeat(200)],
  ])('keeps %j whole', (text, kept) => {
    expect(toFirstLine(text)).toEqual({ text: kept, cut: false });
  });

  it.each([
    ['a word', `${'а'.repeat(150)} ${'б'.repeat(60)}`, 'а'.repeat(150)],
    [
      'a word that just fits',
      `${'а'.repeat(150)} ${'б'.repeat(49)} в`,
      `${'а'.repeat(150)} ${'б'.repeat(49)}`,
    ],
    ['a sentence', `${'слово '.repeat(20)}конец. ${'слово '.repeat(20)}`, `${'слово '.repeat(20)}конец.`],
    [
      'a word, where a sentence is short',
      `Да. ${'а'.repeat(150)} ${'б'.repeat(60)}`,
      `Да. ${'а'.repeat(150)}`,
    ],
    ['a line', `Первая строка\n${'слово '.repeat(60)}`, 'Первая строка'],
    ['a line that just fits', `Первая\n${'а'.repeat(193)}\nТретья`, `Первая\n${'а'.repeat(193)}`],
    ['200 characters of one word', 'а'.repeat(201), 'а'.repeat(200)],
    ['200 characters, none halved', '🌲'.repeat(201), '🌲'.repeat(200)],
  ])('cuts at the end of %s', (_what, text, kept) => {
    expect(toFirstLine(text)).toEqual({ text: kept, cut: true });
  });

  it('gives what the API takes, and the beginning of what was sent', () => {
    const unit = fc.constantFrom('а', 'Слово', ' ', '\n', '🌲', '\ud800', ', ');
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 300 }), (units) => {
        const sent = tidy(units.join(''));
        const { text, cut } = toFirstLine(units.join(''));
        expect(points(text)).toBeLessThanOrEqual(200);
        expect(text).toBe(text.trim());
        expect(text === '').toBe(sent === '');
        expect(sent.startsWith(text)).toBe(true);
        expect(cut).toBe(points(sent) > 200);
      }),
    );
  });
});

it('lastWords shows the end of a line, shortly', () => {
  expect(lastWords('Над крышей тихо тает свет')).toBe('тихо тает свет');
  expect(points(lastWords('а'.repeat(200)))).toBe(40);
});
