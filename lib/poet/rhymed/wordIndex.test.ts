import { beforeAll, describe, expect, it } from 'vitest';
import { loadPublished } from '../../../test/doubles/published.ts';
import type { Lexicon } from '../../prosody/index.ts';
import { WordIndex } from './wordIndex.ts';

let lexicon: Lexicon;
let index: WordIndex;
beforeAll(async () => {
  ({ lexicon } = await loadPublished());
  index = new WordIndex(lexicon, {
    isWord: (word) => word !== 'снег',
    vectors: { lemmaOf: (word) => (word === 'дорога' ? 7 : undefined) },
  });
});

describe('WordIndex', () => {
  it('knows what the lexicon has and the further check lets pass, and prepositions without a vowel', () => {
    const known = (text: string) => index.get(text).isKnown;
    expect(['дорога', 'в', 'снег', 'дорогова'].map(known)).toEqual([true, true, false, false]);
  });

  it('counts only stresses that are not rare', () => {
    // «доро́га» has nine readings of ten, «дорога́» one.
    expect([...index.get('дорога').stressed].map((share) => share > 0)).toEqual([false, true, false]);
    expect(index.get('кругу').stressed.every((share) => share > 0)).toBe(true);
    expect([...index.get('дорогова').stressed]).toEqual([0, 0, 0, 0]);
  });

  it('has the lemma of a word that is one', () => {
    expect(['дорога', 'дороги', 'дорогова'].map((text) => index.get(text).lemma)).toEqual([
      7,
      undefined,
      undefined,
    ]);
  });

  it('has a main reading where nearly everybody reads a word so', () => {
    expect(index.get('дорога').mainReading).toEqual({ form: 'дорога', stress: 1 });
    expect(index.spoken('идет')).toBe('идёт');
    expect(index.spoken('дорогова')).toBe('дорогова');
  });

  it('tells whether a form is the main reading of its spelling', () => {
    expect(index.isMainReading({ form: 'идёт' })).toBe(true);
    expect(index.isMainReading({ form: 'лёт' })).toBe(false);
  });

  it('spells a word with the ё of a given reading', () => {
    expect(index.spokenWith('идет', 1)).toBe('идёт');
    expect(index.spokenWith('дорога', 0)).toBe('дорога');
  });

  it('gives the same of a word each time', () => {
    expect(index.get('дорога')).toBe(index.get('дорога'));
    expect(index.get('дорога').frequency).toBe(lexicon.frequency('дорога'));
  });
});
