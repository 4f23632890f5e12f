import { expect, it } from 'vitest';
import { YoRestorer } from '../../lib/russian/restoreYo.ts';
import { packYo } from './packYo.ts';
import { readYoTable, trainYo } from './trainYo.ts';

const table = readYoTable(
  'еще\tещё\tsafe\nвсе\tвсё\tambiguous\nмел\tмёл\tambiguous\nелка\tёлка\tsafe\nпо-мое\tпо-моё\tsafe\n',
);

it('reads the table', () => {
  expect(table.get('все')).toEqual({ form: 'всё', isSafe: false });
  expect(table.has('по-мое')).toBe(false);
});

it('learns which words have ё everywhere, and what tells the others', () => {
  const texts = Array.from({ length: 30 }, () => ({ text: 'всё было. все ушли. ещё мел', weight: 1 }));
  const image = trainYo(texts, table, new Set(['еще', 'все', 'мел']), () => 0.5);
  expect([...image.certain]).toEqual(['ещё']);
  expect([...image.uncertain]).toEqual(['всё']);
  const restorer = YoRestorer.fromBytes(packYo(image));
  expect(restorer.restore('все было. все ушли. еще мел, елка')).toBe('всё было. все ушли. ещё мел, елка');
});
