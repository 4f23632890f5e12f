import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadLexicon } from './lexicon.ts';
import { transcribe } from './phonetics.ts';
import { rhyme, rhymesFor } from './rhymes.ts';

const lexicon = loadLexicon(readFileSync('model-artifacts/lexicon.bin'));

describe('transcribe', () => {
  it.each([
    // Vowels behind the stress, iotation, softness.
    ['моря', 0, 'мOРe'],
    ['море', 0, 'мOРi'],
    ['моё', 1, 'маjO'],
    ['бельё', 1, 'БiЛjO'],
    ['мать', 0, 'мAТ'],
    ['жить', 0, 'жIТ'],
    ['шина', 0, 'шIна'],
    // Devoicing and voicing.
    ['сад', 0, 'сAт'],
    ['любовь', 1, 'ЛuбOФ'],
    ['просьба', 0, 'прOЗбa'],
    ['ложка', 0, 'лOшкa'],
    // Spellings that deceive.
    ['учиться', 1, 'uЧIцa'],
    ['учится', 0, 'UЧiцa'],
    ['красного', 0, 'крAснава'],
    ['его', 1, 'jiвO'],
    ['много', 0, 'мнOгa'],
    ['солнце', 0, 'сOнцy'],
    ['чувство', 0, 'ЧUствa'],
    ['поздно', 0, 'пOзнa'],
    ['счастье', 0, 'ЩAсТji'],
  ])('%s (%d)', (word, stress, sounds) => {
    const heard = transcribe(word, stress).text;
    expect(heard.replaceAll('а', 'a')).toBe(sounds.replaceAll('а', 'a'));
  });
});

describe('rhyme', () => {
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
  ])('%s : %s is %s', (one, other, kind) => expect(rhyme(one, other, lexicon).kind).toBe(kind));

  it('asks open masculine rhymes for the supporting consonant', () => {
    const firm = rhyme('весна', 'она', lexicon).distance;
    const weak = rhyme('весна', 'судьба', lexicon).distance;
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
        expect(rhyme(one, other, lexicon)).toEqual(rhyme(other, one, lexicon));
        expect(rhyme(one, one, lexicon).kind).toBe('identical');
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
