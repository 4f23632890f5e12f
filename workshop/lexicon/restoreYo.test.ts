import { describe, expect, it } from 'vitest';
import { YoFormatError, YoRestorer } from '../../lib/russian/restoreYo.ts';
import { packForms, safeForms } from './yoForms.ts';

const restorer = new YoRestorer(['ещё', 'поёт', 'зелёный', 'ёлка']);

describe('YoRestorer', () => {
  it.each([
    ['еще поет', 'ещё поёт'],
    ['Еще! ПОЕТ, Елка', 'Ещё! ПОЁТ, Ёлка'],
    ['все поете', 'все поете'],
    ['ещё зелёный', 'ещё зелёный'],
    ['', ''],
    ['love 😀 еще\nзеленый', 'love 😀 ещё\nзелёный'],
  ])('%j becomes %j', (text, expected) => expect(restorer.restore(text)).toBe(expected));

  it('reads what was packed', () => {
    expect(YoRestorer.fromBytes(packForms(['поёт', 'ещё'])).restore('еще поет')).toBe('ещё поёт');
  });
  it('refuses other bytes', () =>
    expect(() => YoRestorer.fromBytes(Buffer.from('x'))).toThrow(YoFormatError));
});

it('safeForms takes safe words that are used', () => {
  const table = 'еще\tещё\tsafe\nвсе\tвсё\tambiguous\nелка\tёлка\tsafe\nпо-немое\tпо-немоё\tsafe\n';
  expect(safeForms(table, new Set(['еще', 'все', 'по-немое']))).toEqual(['ещё']);
});
