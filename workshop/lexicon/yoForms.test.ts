import { expect, it } from 'vitest';
import { YoRestorer } from '../../lib/russian/restoreYo.ts';
import { packForms, safeForms } from './yoForms.ts';

it('packForms writes what YoRestorer reads', () => {
  expect(YoRestorer.fromBytes(packForms(['поёт', 'ещё'])).restore('еще поет')).toBe('ещё поёт');
});

it('safeForms chooses safe words that are used', () => {
  const table = 'еще\tещё\tsafe\nвсе\tвсё\tambiguous\nелка\tёлка\tsafe\nпо-немое\tпо-немоё\tsafe\n';
  expect(safeForms(table, new Set(['еще', 'все', 'по-немое']))).toEqual(['ещё']);
});
