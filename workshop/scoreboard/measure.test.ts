import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Lexicon, loadLexicon } from '../../lib/prosody/index.ts';
import { measure } from './measure.ts';

let lexicon: Lexicon;
beforeAll(async () => {
  lexicon = loadLexicon(await readFile('model-artifacts/lexicon.bin'));
});

const rhymed = [
  'Над крышей тихо тает свет,',
  'И снег ложится на дорогу,',
  'А у окна ответа нет,',
  'И вечер близится к порогу.',
];
const score = (
  lines: string[],
  rest: { given?: number; scheme?: string } = {},
  isTaken = (_: string) => false,
) => measure([{ lines, given: 0, ...rest }], lexicon, isTaken);

describe('measure', () => {
  it('finds rhymes and metre', () => {
    expect(score(rhymed, { scheme: 'ABAB' })).toMatchObject({
      lines: 4,
      rhymedLines: 1,
      boundPairs: 1,
      metricalLines: 1,
      unknownWords: 0,
    });
  });

  it('counts no rhyme of two like words, nor of lines that do not rhyme', () => {
    expect(score(rhymed, { scheme: 'AABB' }).boundPairs).toBe(0);
    const same = ['Над крышей тает свет', 'В окне не гаснет свет', 'Молчит пруд', 'Упала тишина'];
    expect(score(same, { scheme: 'AA--' })).toMatchObject({ boundPairs: 0, rhymedLines: 0 });
  });

  it('counts the person’s own line as a rhyme only', () => {
    const scores = score(['Над хрымзой тихо тает свет', ...rhymed.slice(1)], { given: 1, scheme: 'ABAB' });
    expect(scores).toMatchObject({ lines: 3, unknownWords: 0, boundPairs: 1 });
  });

  it('counts unknown words, lines of the corpus, repeated pairs of words', () => {
    expect(score(['Хрымза над тихой рекой']).unknownWords).toBe(0.25);
    expect(score(rhymed, {}, (line) => line.startsWith('А у')).takenLines).toBe(0.25);
    const twice = score(['Снег идёт', 'Снег идёт']);
    expect([twice.distinctWithin, twice.distinctBetween]).toEqual([0.5, 0.5]);
  });

  it('has no figure if there was nothing to measure', () => {
    expect(score(rhymed).boundPairs).toBeNaN();
    expect(measure([], lexicon, () => false)).toMatchObject({ poems: 0, metricalLines: Number.NaN });
  });
});
