import { expect, it } from 'vitest';
import { YoTexts } from './yoTexts.ts';

const safe = new Set(['еще', 'лед']);

function kept(texts: readonly (readonly [text: string, source?: string])[], options = {}): string[] {
  const tally = new YoTexts(safe);
  for (const [text, source] of texts) tally.add(text, source);
  return [...tally.texts(options)];
}

it.each([
  ['ещё лёд', true],
  ['ещё лед', false],
  ['ещё не всё', true],
  ['ещё лёд', true],
  ['ещё лёд, и ее нет', false],
  ['ещё лёд. все равно', false],
  ['ещё лёд, и всё. все ещё ждут', false],
  ['ещё один', false],
  ['лёд ещё, все ушли', false],
  ['лёд ещё, все ушли, всё тихо', true],
])('takes %j for a text that writes ё: %s', (text, expected) => {
  expect(kept([[text]])).toEqual(expected ? [text] : []);
});

it('believes «все» of a source that writes ё everywhere', () => {
  const known = Array.from({ length: 12 }, () => ['ещё лёд, и всё', 'a'] as const);
  expect(kept([...known, ['лёд ещё, все ушли', 'a']])).toContain('лёд ещё, все ушли');
  expect(kept([['лёд ещё', 'b']], { knownOnly: true })).toEqual([]);
});
