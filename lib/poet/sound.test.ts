import { beforeAll, describe, expect, it } from 'vitest';
import { loadPublished } from '../../test/doubles/published.ts';
import type { Lexicon } from '../prosody/index.ts';
import { soundOf } from './sound.ts';

let lexicon: Lexicon;
beforeAll(async () => {
  ({ lexicon } = await loadPublished());
});

const quatrain = [
  'Над крышей тихо тает свет,',
  'Скрипит калитка у сарая,',
  'И ветер позабыл ответ,',
  'Листает тени, догорая.',
];
const vowelsOf = (line: string, ends: readonly number[]) => ends.map((end) => line[end - 1]).join('');

describe('soundOf', () => {
  it('finds vowels, stresses, strong places and rhymes of verse', () => {
    const sound = soundOf(quatrain, {}, lexicon);
    expect(sound.map(({ rhyme }) => rhyme).join('')).toBe('ABAB');
    expect(sound[2]).toEqual({
      vowelEnds: [1, 4, 6, 10, 12, 14, 17, 20],
      stresses: [1, 5, 7],
      strong: [1, 3, 5, 7],
      rhyme: 'A',
    });
    expect(vowelsOf(quatrain[3] as string, sound[3]?.vowelEnds ?? [])).toBe('иаееиооая');
  });

  it('believes what a rhymed poem says of itself, and points into the lines without marks', () => {
    const verse = ['Стоит над озером замок', '', 'Один'];
    const stressed = 'Эпиграф\n\nСтои\u0301т над о\u0301зером замо\u0301к\n\nОди\u0301н';
    const sound = soundOf(verse, { scheme: 'A -', stressed }, lexicon);
    expect(sound.map(({ rhyme }) => rhyme)).toEqual(['A', '-']);
    expect(vowelsOf(verse[0] as string, sound[0]?.vowelEnds ?? [])).toBe('оиаоеоао');
    expect(sound[0]?.stresses).toContain(7);
  });

  it('has a place for a line without words, and no strong places without a metre', () => {
    expect(soundOf(['…', 'Снег'], {}, lexicon)).toEqual([
      { vowelEnds: [], stresses: [], strong: [], rhyme: '-' },
      { vowelEnds: [3], stresses: [0], strong: expect.any(Array), rhyme: '-' },
    ]);
    const jolting = ['Зима зима, мама, мама, зима', 'Мама, зима, мама, мама, зима, зима'];
    for (const { strong, stresses } of soundOf(jolting, {}, lexicon)) {
      expect(strong).toEqual([]);
      expect(stresses.length).toBeGreaterThan(4);
    }
  });
});
