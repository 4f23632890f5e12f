import { expect, it } from 'vitest';
import { insideLine } from './insideLine.ts';

it.each([
  ['Мы едем в Тверь', ['едем', 'в', 'Тверь+']],
  ['Я здесь. Он там', ['здесь', 'там']],
  ['Он сказал: «Иди» — Да, Нина', ['сказал', 'Нина+']],
  ['и слово ТИШИНА', ['слово']],
  ['', []],
])('tells the words inside %j', (line, expected) =>
  expect([...insideLine(line)].map(({ word, isCapital }) => word + (isCapital ? '+' : ''))).toEqual(
    expected.map((word) => word),
  ),
);
