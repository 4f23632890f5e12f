import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadLexicon } from './lexicon.ts';
import { compareWords, rhymesFor } from './wordRhymes.ts';

const lexicon = loadLexicon(readFileSync('model-artifacts/lexicon.bin'));

describe('compareWords', () => {
  it.each([
    ['поэта', 'света', 'exact'],
    ['окно', 'давно', 'exact'],
    ['любовь', 'кровь', 'exact'],
    ['лёд', 'идёт', 'exact'],
    ['сад', 'назад', 'exact'],
    ['учится', 'мучится', 'exact'],
    ['много', 'дорога', 'exact'],
    ['дорога', 'строгую', 'none'],
    ['воля', 'поле', 'approximate'],
    ['старый', 'гитары', 'iotated'],
    ['ветер', 'свете', 'truncated'],
    ['шубы', 'трубы', 'exact'],
    ['пена', 'перемена', 'exact'],
    ['роза', 'мороза', 'exact'],
    ['знамя', 'пламя', 'exact'],
    ['рама', 'рана', 'inexact'],
    ['дом', 'дом', 'identical'],
    ['весна', 'она', 'exact'],
    ['дом', 'свет', 'none'],
    ['окно', 'окна', 'none'],
    ['поле', 'полем', 'truncated'],
  ])('%s : %s is %s', (one, other, kind) => expect(compareWords(one, other, lexicon).kind).toBe(kind));

  it('asks open masculine rhymes for the supporting consonant', () => {
    const firm = compareWords('весна', 'она', lexicon).distance;
    const weak = compareWords('весна', 'судьба', lexicon).distance;
    expect(firm).toBe(0);
    expect(weak).toBeGreaterThan(0.5);
  });

  it('is symmetric, and a word is identical to itself', () => {
    const words = [
      'поэта',
      'света',
      'окно',
      'гитары',
      'старый',
      'ветер',
      'свете',
      'моя',
      'земля',
      'знамя',
      'любовь',
      'дом',
      'ёлка',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...words), fc.constantFrom(...words), (one, other) => {
        expect(compareWords(one, other, lexicon)).toEqual(compareWords(other, one, lexicon));
        expect(compareWords(one, one, lexicon).kind).toBe('identical');
      }),
    );
  });

  it('lists rhymes by quality and frequency, none twice, not the word itself', () => {
    const rhymes = rhymesFor('любовь', lexicon);
    expect(rhymes.slice(0, 5).map(({ word }) => word)).toContain('кровь');
    const distances = rhymes.map(({ distance }) => distance);
    expect(distances).toEqual([...distances].sort((a, b) => a - b));
    expect(new Set(rhymes.map(({ word }) => word)).size).toBe(rhymes.length);
    expect(rhymes.map(({ word }) => word)).not.toContain('любовь');
    expect(rhymesFor('в', lexicon)).toEqual([]);
  });
});
