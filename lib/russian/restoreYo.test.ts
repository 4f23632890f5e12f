import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldYo } from './letters.ts';
import { YoFormatError, YoRestorer } from './restoreYo.ts';
import { contextWords, WEIGHTS, yoFeatures } from './yoContext.ts';

/** «Всё» where «было» follows, «все» in «нас все ждали». */
function weights(): Int8Array {
  const weights = new Int8Array(WEIGHTS);
  for (const feature of yoFeatures(contextWords('все было'), 0)) weights[feature] = 2;
  for (const feature of yoFeatures(contextWords('нас все ждали'), 1))
    weights[feature] = (weights[feature] as number) - 1;
  return weights;
}

describe('YoRestorer', () => {
  const restorer = new YoRestorer(() => ({
    certain: ['ещё', 'поёт', 'зелёный', 'ёлка'],
    uncertain: ['всё', 'слёзы'],
    weights: weights(),
  }));

  it.each([
    ['еще поет', 'ещё поёт'],
    ['Еще! ПОЕТ, Елка', 'Ещё! ПОЁТ, Ёлка'],
    ['ещё зелёный', 'ещё зелёный'],
    ['', ''],
    ['love 😀 еще\nзеленый', 'love 😀 ещё\nзелёный'],
    ['все было', 'всё было'],
    ['нас все ждали', 'нас все ждали'],
    ['слезы', 'слезы'],
  ])('%j becomes %j', (text, expected) => expect(restorer.restore(text)).toBe(expected));

  it('believes the metre', () => {
    const heard = (spelling: string) => (spelling === 'слезы' ? true : undefined);
    expect(restorer.restore('еще слезы', heard)).toBe('ещё слёзы');
    expect(restorer.restore('все было', () => false)).toBe('все было');
  });

  it('changes nothing but е', () => {
    const own = YoRestorer.fromBytes(readFileSync('model-artifacts/yo.bin'));
    const words = fc.array(fc.constantFrom('все', 'Еще', 'слезы', 'чем', 'небо,', '\n', '— ЕЕ', 'мел'));
    fc.assert(
      fc.property(words, (text) => {
        expect(foldYo(own.restore(text.join(' ')).replaceAll('Ё', 'Е'))).toBe(text.join(' '));
      }),
    );
  });

  it('refuses other bytes', () =>
    expect(() => YoRestorer.fromBytes(Buffer.from('x')).restore('еще')).toThrow(YoFormatError));
});

describe('the published words', () => {
  const own = YoRestorer.fromBytes(readFileSync('model-artifacts/yo.bin'));

  it.each([
    'ещё поёт зелёный лес',
    'её лицо в тёмных волосах',
    'в своём краю',
    'всё равно',
    'все люди ушли',
    'весь мир и небо',
    'он думал о чём-то',
    'больше, чем любовь',
    'это всё, что было',
    'все они молчали',
  ])('restore %j', (text) => expect(own.restore(foldYo(text))).toBe(text));
});
