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

  it('does not take a reading from inside a line whose metre fits both', () => {
    const tally = new VerseStressTally(lexicon);
    // «о́блака» and «облака́» have both stresses in strong places of an iamb; only the line's end tells.
    tally.add('И облака над нами тают\nИ тихо падает роса\nИ птицы в поле улетают\nИ догорают небеса');
    expect(tally.stresses.has('облака')).toBe(false);
    tally.add(
      'Плывёт над берегом рассвет\nИ тают в небе облака\nИ никого на свете нет\nИ тихо движется река',
    );
    expect([...(tally.stresses.get('облака') ?? [])]).toEqual([[2, 1]]);
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
