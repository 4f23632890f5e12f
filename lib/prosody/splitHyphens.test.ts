import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { loadLexicon } from './lexicon.ts';
import { splitHyphens } from './splitHyphens.ts';
import { readWords, type TextWord } from './textWords.ts';

const lexicon = loadLexicon(readFileSync('model-artifacts/lexicon.bin'));

it.each([
  ['царица-ночь', ['царица', 'ночь']],
  ['тёмно-синий', ['тёмно-синий']],
  ['скажи-ка', ['скажи-ка']],
  ['кто-нибудь', ['кто-нибудь']],
  ['по-зимнему', ['по-зимнему']],
  ['хмыр-ночь', ['хмыр-ночь']],
  ['цари\u0301ца-ночь', ['царица', 'ночь']],
  ['чудо-печь', ['чудо', 'печь']],
  ['далеко-далеко', ['далеко', 'далеко']],
])('%s is taken as %j', (text, forms) => {
  const parts = splitHyphens(readWords(text)[0] as TextWord, lexicon);
  expect(parts.map(({ form }) => form)).toEqual(forms);
  expect(parts.flatMap(({ vowelEnds }) => vowelEnds)).toEqual(readWords(text)[0]?.vowelEnds);
});

it('leaves a mark of stress to the part that has it', () => {
  const parts = splitHyphens(readWords('звезда-мечта\u0301')[0] as TextWord, lexicon);
  expect(parts.map(({ givenStresses }) => givenStresses)).toEqual([[], [1]]);
});
