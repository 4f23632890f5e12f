import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareTails, SUPPORT_BONUS } from './compareTails.ts';
import { loadLexicon } from './lexicon.ts';
import { keyTail, LEAST_RHYME_CLASS, rhymeBucket, rhymeKey } from './rhymeKey.ts';
import { type Tail, tailOf } from './tail.ts';

const lexicon = loadLexicon(readFileSync('model-artifacts/lexicon.bin'));
const common = [...lexicon.common(LEAST_RHYME_CLASS)];
const words = fc.constantFrom(...common);
const tailOfWord = ({ form, stress }: { form: string; stress: number }) => tailOf(form, stress) as Tail;

const buckets = Map.groupBy(common, (word) => rhymeBucket(tailOfWord(word)));
const pairs = fc.constantFrom(...buckets.values()).chain((alike) => {
  const word = fc.constantFrom(...alike);
  return fc.tuple(word, word);
});

describe('rhymeKey', () => {
  it.each([
    ['свет', 0, 'E0 т'],
    ['весть', 0, 'E0 ст'],
    ['весна', 1, 'A0 н-'],
    ['дорога', 1, 'O1 г.'],
  ])('of %s', (word, stress, key) => expect(rhymeKey(tailOf(word, stress) as Tail)).toBe(key));

  it('gives a lower bound of the distance between tails', () => {
    fc.assert(
      fc.property(pairs, ([one, other]) => {
        const [a, b] = [tailOfWord(one), tailOfWord(other)];
        const [bareA, bareB] = [keyTail(rhymeKey(a), a.vowels), keyTail(rhymeKey(b), a.vowels)];
        expect(compareTails(bareA, bareB).distance - SUPPORT_BONUS).toBeLessThanOrEqual(
          compareTails(a, b).distance,
        );
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the rhymes of the lexicon', () => {
  it('holds every common word under its key, and its key in its bucket', () => {
    fc.assert(
      fc.property(words, (word) => {
        const key = rhymeKey(tailOfWord(word));
        expect([...lexicon.wordsWithRhymeKey(key)]).toContainEqual(word);
        expect(lexicon.rhymeKeys(rhymeBucket(tailOfWord(word)))).toContain(key);
      }),
    );
  });
});
