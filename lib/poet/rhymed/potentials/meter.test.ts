import { beforeAll, expect, it } from 'vitest';
import { loadPublished } from '../../../../test/doubles/published.ts';
import { dolnikTemplate } from '../../../forms/dolnik.ts';
import { lineTemplate } from '../../../forms/lineTemplate.ts';
import type { RegularMeter } from '../../../prosody/meter.ts';
import { WordIndex } from '../wordIndex.ts';
import { meter } from './meter.ts';

const FORBIDDEN = Number.NEGATIVE_INFINITY;
let index: WordIndex;
beforeAll(async () => {
  index = new WordIndex((await loadPublished()).lexicon);
});

/** Nats for a word that ends with syllable `end` of a line of four feet. */
const added = (word: string, end: number, clausula: 0 | 1 = 0, name: RegularMeter = 'iamb') =>
  meter.word?.(
    { template: lineTemplate(name, 4, clausula), words: [], marks: [], hasMark: false, end },
    index.get(word),
  );

it('allows a word whose stress falls on a strong place', () => {
  expect(added('окно', 8)).toBeCloseTo(0);
  expect(added('книга', 8)).toBe(FORBIDDEN);
  expect(added('книга', 7)).toBeCloseTo(0);
  expect(added('книга', 9, 1)).toBeCloseTo(0);
  expect(added('окно', 9, 1)).toBe(FORBIDDEN);
});

it('takes off more, the rarer the reading is that the metre needs', () => {
  // «слова́» is commoner than «сло́ва».
  const [common, rare] = [added('слова', 6), added('слова', 7)] as [number, number];
  expect(common).toBeLessThan(0);
  expect(rare).toBeLessThan(common);
  expect(rare).toBeGreaterThan(-2);
  // «пора́» is so much commoner that «по́ра» does not count.
  expect(added('пора', 7)).toBe(FORBIDDEN);
});

it('lets only words with a stress of their own close a line', () => {
  expect(added('свет', 8)).toBeCloseTo(0);
  expect(added('над', 8)).toBe(FORBIDDEN);
  expect(added('над', 7)).toBe(0);
});

it('forbids what is longer than the room', () => {
  expect(added('окно', 1)).toBe(FORBIDDEN);
  expect(added('окно', 2)).not.toBe(FORBIDDEN);
});

it('allows a preposition without a vowel anywhere but at the end', () => {
  expect([added('в', 7), added('с', 0), added('к', 8)]).toEqual([0, 0, FORBIDDEN]);
});

it('takes off for a stressed monosyllable on a weak place of three-syllable feet alone', () => {
  expect(added('дом', 7)).toBeCloseTo(0);
  expect(added('дом', 2, 0, 'anapaest')).toBeLessThan(0);
  expect(added('дом', 3, 0, 'anapaest')).toBeCloseTo(0);
});

it('takes off for places of a dolnik that are hardly stressed', () => {
  const template = dolnikTemplate({ anacrusis: 1, gaps: [1, 2] }, 0);
  const inDolnik = (word: string, end: number) =>
    meter.word?.({ template, words: [], marks: [], hasMark: false, end }, index.get(word)) as number;
  expect(inDolnik('дом', 4)).toBeCloseTo(0);
  expect(inDolnik('и', 4)).toBeLessThan(inDolnik('ты', 4));
  expect(inDolnik('окно', 4)).toBeCloseTo(0);
  // Four syllables cover two strong places, three of them one.
  expect(inDolnik('замирает', 5)).toBeLessThan(inDolnik('дорога', 5));
});
