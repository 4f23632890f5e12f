import { expect, it } from 'vitest';
import { loadPublished } from '../../../test/doubles/published.ts';
import { lineTemplate } from '../../forms/lineTemplate.ts';
import { fitsTemplate } from './fitsTemplate.ts';

const { lexicon } = await loadPublished();
const fits = (text: string, clausula: 0 | 1 = 1, feet = 4) =>
  fitsTemplate(text, lineTemplate('iamb', feet, clausula), lexicon);

it.each([
  'сосед купил себе корову',
  'Сосед купил себе корову!',
  'на табуретке спит собака',
  'илона потеряла тапки',
  'и вот опять кому-то грустно',
])('«%s» is a line of nine syllables of iambs', (line) => expect(fits(line)).toBe(true));

it.each([
  ['too short', 'сосед купил себе коня'],
  ['too long', 'сосед купил себе коровушку'],
  ['in trochees', 'вот сосед купил корову эту'],
  ['in another metre', 'приехала осень к соседу'],
  ['without metre', 'осень двор соседка выбила ковёр'],
  ['with a number', 'сосед купил себе корову 2'],
  ['with foreign letters', 'сосед купил себе корову ok'],
  ['without words', '🌧'],
  ['without letters', ''],
])('a line %s does not fit', (_, line) => expect(fits(line)).toBe(false));

it('wants the ending of the template', () => {
  expect([fits('сосед купил себе коня', 0), fits('сосед купил себе корову', 0)]).toEqual([true, false]);
  expect([fits('домой', 0, 1), fits('книга', 0, 1), fits('и в дом', 0, 1)]).toEqual([true, false, true]);
});

it('honours a stress mark', () => {
  const line = 'и пишет на стене икота';
  expect([fits(line), fits(line.replace('икота', 'и\u0301кота'))]).toEqual([true, false]);
});
