import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clustersOf, runOf } from './glyphRun.ts';
import { wrap } from './wrap.ts';

const rowsOf = (line: string, width: number, hang = 0) =>
  wrap(line, width, hang).map(({ glyphs }) => glyphs.map(({ cluster }) => cluster).join(''));
const widthOf = (text: string) => runOf(clustersOf(text)).width;

describe('wrap', () => {
  it.each([
    ['a line that fits, whole', 'Снег идёт', 'Снег идёт', 0, ['Снег идёт']],
    ['a longer one between words', 'Снег идёт и идёт', 'Снег идёт', 0, ['Снег идёт', 'и идёт']],
    ['a word of one letter with the next', 'Снег в саду', 'Снег в', 0, ['Снег', 'в саду']],
    ['further rows in less room', 'снег идёт снег', 'снег идёт', widthOf('идёт'), ['снег идёт', 'снег']],
    ['a word that is too long, anywhere', 'аааааа', 'аааа', 0, ['аааа', 'аа']],
    ['nothing of a line that can’t be set', '😀', 'снег', 0, []],
  ])('sets %s', (_, line, column, hang, rows) => expect(rowsOf(line, widthOf(column), hang)).toEqual(rows));

  it('loses no letter and keeps to the column', () => {
    const texts = fc.string({ unit: fc.constantFrom(...'абвщ АЖ—é,'), maxLength: 80 });
    const property = fc.property(texts, fc.integer({ min: 3000, max: 12_000 }), (text, width) => {
      const rows = wrap(text, width, 1500);
      const set = rows.flatMap(({ glyphs }) => glyphs.map(({ cluster }) => cluster));
      expect(set.filter((cluster) => cluster !== ' ')).toEqual([...text].filter((letter) => letter !== ' '));
      for (const [nth, row] of rows.entries()) {
        expect(row.width).toBeLessThanOrEqual(nth === 0 ? width : width - 1500);
      }
    });
    fc.assert(property);
  });
});
