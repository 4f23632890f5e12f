import { expect, it } from 'vitest';
import { loadPublished } from '../../../test/doubles/published.ts';
import { END, LINE_BREAK, STANZA_BREAK } from '../../tokenizer/specialTokens.ts';
import { PieceKind, type PieceRules, sortPieces } from './pieces.ts';

const { tokenizer } = await loadPublished();
const [comma] = tokenizer.encode('снег, дождь').slice(1) as [number];
const [dash] = tokenizer.encode('снег — дождь').slice(1) as [number];
const kindsOf = (rules: PieceRules, ...tokens: number[]) => {
  const { kinds, ofKind } = sortPieces(tokenizer, rules);
  for (const [kind, own] of ofKind) for (const token of own) expect(kinds[token]).toBe(kind);
  return tokens.map((token) => kinds[token]);
};
const { other, mark, dash: dashKind, break: breakKind } = PieceKind;

it('sorts marks, dashes and breaks', () => {
  expect(kindsOf({}, comma, dash, LINE_BREAK, STANZA_BREAK, END)).toEqual([
    mark,
    dashKind,
    breakKind,
    breakKind,
    other,
  ]);
});

it('leaves marks out of bare lines', () => {
  expect(kindsOf({ isBare: true }, comma, dash, LINE_BREAK)).toEqual([other, other, breakKind]);
});

it('ends a last line with the poem alone', () => {
  expect(kindsOf({ endsPoem: true }, LINE_BREAK, STANZA_BREAK, END)).toEqual([other, other, breakKind]);
});
