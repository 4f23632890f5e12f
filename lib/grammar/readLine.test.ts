import { expect, it } from 'vitest';
import { readLine } from './readLine.ts';

const read = (text: string) => readLine(text, (word) => ({ text: word, grammar: undefined }));

it('reads words from the end, and the marks behind them', () => {
  const { words, marks, isClosed } = read('Ещё — «снег», кто-то-там!');
  expect(words.map(({ text }) => text)).toEqual(['кто-то-там', 'снег', 'еще']);
  expect(marks).toEqual([true, true, true]);
  expect(isClosed).toBe(true);
});

it.each([
  ['тихий снег', [false, false], false],
  ['тихий снег,', [true, false], false],
  ['тихий снег…', [true, false], true],
  ['', [], false],
])('knows how «%s» ends', (text, marks, isClosed) => expect(read(text)).toMatchObject({ marks, isClosed }));
