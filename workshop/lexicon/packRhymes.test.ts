import { expect, it } from 'vitest';
import { RhymeTable } from '../../lib/prosody/rhymeTable.ts';
import { packRhymes } from './packRhymes.ts';

it('packs a table that finds every word by its key', () => {
  const table = new RhymeTable(packRhymes(['O1 г.', 'A0 н-', '', 'O1 г.', 'O10 г', 'O1 т.']));
  expect([...table.words('O1 г.')]).toEqual([0, 3]);
  expect([...table.words('')]).toEqual([2]);
  expect([...table.words('O1 д.')]).toEqual([]);
  expect([...table.words('я')]).toEqual([]);
  expect(table.keys('O1 ')).toEqual(['O1 г.', 'O1 т.']);
  expect(table.keys('U1 ')).toEqual([]);
});
