import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { YoFormatError, YoRestorer } from './restoreYo.ts';

describe('YoRestorer', () => {
  const restorer = new YoRestorer(['ещё', 'поёт', 'зелёный', 'ёлка']);

  it.each([
    ['еще поет', 'ещё поёт'],
    ['Еще! ПОЕТ, Елка', 'Ещё! ПОЁТ, Ёлка'],
    ['все поете', 'все поете'],
    ['ещё зелёный', 'ещё зелёный'],
    ['', ''],
    ['love 😀 еще\nзеленый', 'love 😀 ещё\nзелёный'],
  ])('%j becomes %j', (text, expected) => expect(restorer.restore(text)).toBe(expected));

  it('reads the artifact', () => {
    const own = YoRestorer.fromBytes(readFileSync('model-artifacts/yo.txt.br'));
    expect(own.restore('Еще поет зеленый лес, и все')).toBe('Ещё поёт зелёный лес, и все');
  });

  it('refuses other bytes', () =>
    expect(() => YoRestorer.fromBytes(Buffer.from('x'))).toThrow(YoFormatError));
});
