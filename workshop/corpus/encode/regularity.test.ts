import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { loadLexicon } from '../../../lib/prosody/index.ts';
import { regularity } from './regularity.ts';

it('finds rhymed verse regular and prose not', async () => {
  const lexicon = loadLexicon(await readFile('model-artifacts/lexicon.bin'));
  const verse =
    'Над крышей тихо тает свет,\nИ снег ложится на дорогу,\nА у окна ответа нет,\nИ вечер близится к порогу.';
  expect(regularity(verse, lexicon)).toBe(1);
  const prose =
    'Утром привезли кирпич и доски.\nНа складе холодно.\nВечером обещали дать свет.\nПотом будет собрание.';
  expect(regularity(prose, lexicon)).toBeLessThan(0.5);
  expect(regularity('Снег', lexicon)).toBe(0);
  expect(regularity('', lexicon)).toBe(0);
});
