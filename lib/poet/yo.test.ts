import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { loadLexicon } from '../prosody/index.ts';
import { YoRestorer } from '../russian/restoreYo.ts';
import { WEIGHTS } from '../russian/yoContext.ts';
import { withYo } from './yo.ts';

const lexicon = loadLexicon(readFileSync('model-artifacts/lexicon.bin'));
const restorer = new YoRestorer(() => ({
  certain: ['её'],
  uncertain: ['слёзы', 'звёзды'],
  weights: new Int8Array(WEIGHTS),
}));

it('hears from the metre which words have ё', () => {
  const poem = [
    'горят звезды в ночной тиши',
    'и слезы льются по щекам',
    'и ни звезды, и ни души',
    'одной слезы я не отдам',
  ];
  const restored = withYo(poem.join('\n'), restorer, lexicon);
  expect(restored).toContain('и слёзы льются');
  expect(restored).toContain('одной слезы');
  expect(restored).toContain('ни звезды');
});

it('does without a lexicon', () => expect(withYo('ее слезы', restorer, undefined)).toBe('её слезы'));
