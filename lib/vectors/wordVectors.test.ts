import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { WordVectors } from './wordVectors.ts';

let vectors: WordVectors;
let bytes: number;
beforeAll(async () => {
  const file = await readFile('model-artifacts/vectors.bin');
  bytes = file.length;
  vectors = WordVectors.fromBytes(file);
});
const lemma = (word: string) => vectors.lemmaOf(word) as number;
const nearness = (word: string, ...words: string[]) =>
  vectors.nearness(lemma(word), vectors.directionOf(words.map(lemma)) as Float64Array);

describe('the published word vectors', () => {
  it('are small', () => expect(bytes).toBeLessThan(2_000_000));

  it('give all forms of a word one lemma', () => {
    expect(new Set(['море', 'моря', 'морем', 'морях'].map(lemma)).size).toBe(1);
    expect(vectors.formsOf(lemma('море'))).toEqual(expect.arrayContaining(['море', 'моря', 'морями']));
    expect(vectors.formsOf(lemma('море')).map(lemma)).toEqual(
      vectors.formsOf(lemma('море')).map(() => lemma('море')),
    );
  });

  it.each([
    ['море', 'волна', 'школа'],
    ['школа', 'урок', 'парус'],
    ['поезд', 'вокзал', 'роза'],
    ['мама', 'бабушка', 'война'],
    ['осень', 'листва', 'компьютер'],
  ])('«%s» is nearer to «%s» than to «%s»', (word, near, far) => {
    expect(nearness(word, near)).toBeGreaterThan(nearness(word, far) + 0.3);
  });

  it('know which words tell what a text is about', () => {
    expect(vectors.told(lemma('быть'))).toBeLessThan(0.1);
    expect(vectors.told(lemma('парус'))).toBeGreaterThan(0.7);
  });

  it('have none for small words and for what is no word', () => {
    expect(['и', 'который', 'ыва', ''].map((word) => vectors.lemmaOf(word))).toEqual(
      Array(4).fill(undefined),
    );
    expect(vectors.directionOf([])).toBeUndefined();
  });

  it('take an unlisted word for that which differs in its ending', () => {
    expect(vectors.lemmaOf('телевизоришь')).toBeUndefined();
    expect(vectors.lemmasOf(['море', 'и', 'телевизоришь', 'ыва'])).toEqual([
      lemma('море'),
      lemma('телевизор'),
    ]);
  });
});
