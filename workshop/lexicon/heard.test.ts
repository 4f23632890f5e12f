import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Lexicon, loadLexicon } from '../../lib/prosody/index.ts';
import { countReadings } from './counts.ts';
import { HeardTally } from './heard.ts';
import { readingKey } from './lexiconBuild.ts';

let lexicon: Lexicon;
beforeAll(async () => {
  lexicon = loadLexicon(await readFile('model-artifacts/lexicon.bin'));
});

describe('HeardTally', () => {
  it('hears by the metre how a word is stressed that is spelled alike', () => {
    const tally = new HeardTally(lexicon);
    // Four-foot trochees, then four-foot iambs.
    tally.add('Слезы катятся рекою\nВ тишине над головою\nМы идем дорогой дальней\nСлышим звон печальный');
    tally.add(
      'Он вытер слезы рукавом\nИ молча вышел в старый дом\nА там горел огонь в печи\nИ тихо плакал свет свечи',
    );
    expect([...(tally.heard.get('слезы') ?? [])]).toEqual([[0, 2]]);
    expect(tally.heard.has('тишине')).toBe(false);
  });

  it('counts nothing in verse of no metre, nor what is spelled with ё', () => {
    const tally = new HeardTally(lexicon);
    tally.add(
      'Слезы\nне открывали замки, которых мы и не видели никогда\nв руках у тех кто их придумал однажды\nнет',
    );
    tally.add('Слёзы катятся рекою\nВ тишине над головою');
    expect(tally.heard.size).toBe(0);
  });
});

describe('countReadings', () => {
  const rows = [
    { form: 'слезы', stresses: [1] },
    { form: 'слёзы', stresses: [0] },
  ];
  const words = new Map([['слезы', 300]]);

  it('gives a spelling with е to the form with е as long as verse says nothing', () => {
    expect([...countReadings(rows, { words })]).toEqual([[readingKey('слезы', 1), 300]]);
    const little = new Map([['слезы', new Map([[0, 2]])]]);
    expect([...countReadings(rows, { words, heard: little })]).toEqual([[readingKey('слезы', 1), 300]]);
  });

  it('shares it out as verse was heard to stress it', () => {
    const heard = new Map([
      [
        'слезы',
        new Map([
          [0, 20],
          [1, 10],
        ]),
      ],
    ]);
    const counts = countReadings(rows, { words, heard });
    expect(counts.get(readingKey('слёзы', 0))).toBeCloseTo(200);
    expect(counts.get(readingKey('слезы', 1))).toBeCloseTo(100);
  });
});
