import { expect, it } from 'vitest';
import { NameSpelling } from '../../lib/russian/nameSpelling.ts';
import { readCapitals, readNames } from './names.ts';
import { nameRows, packNames } from './packNames.ts';

const names = readNames(
  'москва\t1\tname\tмосква\nмоскве\t1\tname\tмосква\nвера\t0\talso\tвера\nверочка\t0\tname\tверочка\nсемён\t1\tname\tсемён\n',
);
const capitals = readCapitals('москва\t0\t40\nмоскве\t1\t50\nвера\t30\t20\nсемен\t0\t9\nверочка\t0\t1\n');

it('tells names from words that may be names, and leaves out what texts hardly have', () => {
  expect(nameRows(names, capitals)).toEqual(['вера\t-\t', 'москв\tа,е', 'семен\t']);
});

it('packs what the poet reads', () => {
  const spelling = new NameSpelling(packNames(nameRows(names, capitals)));
  expect(spelling.capitalise('вера в москве', () => undefined)).toBe('вера в Москве');
  expect(() => new NameSpelling(new Uint8Array(3)).ownSpelling('да нет')).toThrow('names:build');
});
