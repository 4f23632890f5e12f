import { expect, it } from 'vitest';
import { parsePoemRequest } from './request.ts';
import { weightOf } from './weight.ts';

const prompt = 'Над крышей тихо тает свет';

it.each([
  [{}, 8],
  [{ lines: 4 }, 4],
  [{ lines: 14 }, 14],
  [{ scheme: 'онегин' }, 14],
  [{ scheme: 'ABBA CDDC' }, 8],
  [{ lines: 4, furtherStanzas: 8 }, 36],
  [{ lines: 40, furtherStanzas: 8, budgetMs: 10_000 }, 72],
  [{ form: 'pirozhok' }, 4],
  [{ form: 'free' }, 3],
  [{ form: 'free', sampling: { maxTokens: 400 } }, 20],
  [{ form: 'free', lines: 12 }, 12],
])('%j weighs as much as %d lines', (request, lines) => {
  expect(weightOf(parsePoemRequest({ prompt, ...request }))).toBe(lines);
});
