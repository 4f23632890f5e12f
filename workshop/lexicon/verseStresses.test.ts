import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Lexicon, loadLexicon } from '../../lib/prosody/index.ts';
import { VerseStressTally } from './verseStresses.ts';

let lexicon: Lexicon;
beforeAll(async () => {
  lexicon = loadLexicon(await readFile('model-artifacts/lexicon.bin'));
});

describe('VerseStressTally', () => {
  it('tells by the metre how a spelling with two stresses is stressed', () => {
    const tally = new VerseStressTally(lexicon);
    // Four-foot trochees, then four-foot iambs.
    tally.add('Слезы катятся рекою\nВ тишине над головою\nМы идем дорогой дальней\nСлышим звон печальный');
    tally.add(
      'Он вытер слезы рукавом\nИ молча вышел в старый дом\nА там горел огонь в печи\nИ тихо плакал свет свечи',
    );
    expect([...(tally.stresses.get('слезы') ?? [])]).toEqual([[0, 2]]);
    expect(tally.stresses.has('тишине')).toBe(false);
  });

  it('counts nothing in free verse, and no word with ё', () => {
    const tally = new VerseStressTally(lexicon);
    tally.add(
      'Слезы\nне открывали замки, которых мы и не видели никогда\nв руках у тех кто их придумал однажды\nнет',
    );
    tally.add('Слёзы катятся рекою\nВ тишине над головою');
    expect(tally.stresses.size).toBe(0);
  });
});
