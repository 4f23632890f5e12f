import { describe, expect, it } from 'vitest';
import { loadPublished } from '../../../test/doubles/published.ts';
import { lineTemplate } from '../../forms/lineTemplate.ts';
import { seededRandom } from '../../sampling/random.ts';
import { LinePatcher } from './linePatcher.ts';
import { meter } from './potentials/meter.ts';
import { allowIf, type Potential } from './potentials/potential.ts';
import { WordIndex } from './wordIndex.ts';

const { lexicon } = await loadPublished();
const patcher = new LinePatcher(lexicon, new WordIndex(lexicon));
const template = lineTemplate('iamb', 4, 1);
const without = (letter: string): Potential => ({ word: (_, { text }) => allowIf(!text.includes(letter)) });

describe('LinePatcher', () => {
  it('fills a line with words that the potentials allow, none twice', () => {
    for (let seed = 0; seed < 20; seed++) {
      const potentials = [meter, without('о')];
      const words = patcher.fill(template, potentials, potentials, seededRandom(seed));
      expect(words.reduce((sum, { syllables }) => sum + syllables, 0)).toBe(9);
      expect(new Set(words.map(({ text }) => text)).size).toBe(words.length);
      expect(words.map(({ text }) => text).join()).not.toContain('о');
    }
  });

  it('ends in the rhyme word given', () => {
    const [last, ...others] = patcher.fill(template, [meter], [meter], seededRandom(1), 'дорога');
    expect(last?.text).toBe('дорога');
    expect(others.length).toBeGreaterThan(0);
  });

  it('does without what is only wished where no word has it', () => {
    const never: Potential = { word: ({ words }) => allowIf(words.length > 0) };
    const words = patcher.fill(template, [meter, never], [meter], seededRandom(1));
    expect(words.reduce((sum, { syllables }) => sum + syllables, 0)).toBe(9);
  });

  it('fills a line even where no word is allowed', () => {
    const none = [{ word: () => Number.NEGATIVE_INFINITY }];
    expect(patcher.fill(template, none, none, seededRandom(1)).map(({ text }) => text)).toEqual(
      Array.from({ length: 9 }, () => 'и'),
    );
  });
});
