import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadPublished } from '../../../test/doubles/published.ts';
import { compareWords, type Lexicon } from '../../prosody/index.ts';
import type { Tail } from '../../prosody/tail.ts';
import { tailsOf } from '../../prosody/wordTails.ts';
import { type Answer, RhymeIndex } from './rhymeIndex.ts';

let lexicon: Lexicon;
beforeAll(async () => {
  ({ lexicon } = await loadPublished());
});

const wordsOf = (answers: readonly Answer[]) => answers.map(({ word }) => word.form);

describe('RhymeIndex', () => {
  it('answers with words that the rhyme engine hears as near', () => {
    const index = new RhymeIndex(lexicon);
    fc.assert(
      fc.property(
        fc.constantFrom('свет', 'дорога', 'окно', 'весна', 'любовь', 'тишина', 'печальный'),
        (word) => {
          const stress = lexicon.stresses(word)[0]?.stress ?? 0;
          const exact = index.rhymes(tailsOf(word, stress, lexicon), 'exact');
          expect(exact.length).toBeGreaterThan(5);
          const [tail] = tailsOf(word, stress, lexicon) as [Tail];
          const own = index.rhymes([tail], 'exact').length;
          expect(index.has(own, tail, () => true)).toBe(true);
          expect(index.has(own + 1, tail, () => true)).toBe(false);
          for (const { word: answer, distance } of exact.slice(0, 40)) {
            const heard = compareWords(word, answer.form, lexicon, [stress, answer.stress]);
            if (heard.kind !== 'identical') expect(heard.distance).toBeCloseTo(distance, 5);
          }
          const slant = index.rhymes([tail], 'slant');
          expect(slant.length).toBeGreaterThan(exact.length);
          expect(new Set(wordsOf(slant.slice(0, own)))).toEqual(new Set(wordsOf(exact)));
          expect(wordsOf(index.rhymes([tail], 'wide').slice(0, slant.length))).toEqual(wordsOf(slant));
        },
      ),
    );
  });
});
