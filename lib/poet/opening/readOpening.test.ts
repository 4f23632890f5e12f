import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadPublished } from '../../../test/doubles/published.ts';
import { tidy } from '../../russian/tidy.ts';
import { readOpening } from './readOpening.ts';

const { lexicon } = await loadPublished();
const read = (text: string) => readOpening(tidy(text, { stressMarks: true }), lexicon);
const meterOf = (text: string) => {
  const { meter, feet } = read(text).measure ?? {};
  return `${meter}-${feet?.join('-')}`;
};

describe('the metre of a line', () => {
  const rows = readFileSync('test/fixtures/firstLines.jsonl', 'utf8')
    .trim()
    .split('\n')
    .map((row) => JSON.parse(row) as { line: string; meter: string });
  const share = (accepts: (meter: string) => boolean) => {
    const own = rows.filter(({ meter }) => accepts(meter));
    return own.filter(({ line, meter }) => meterOf(line) === meter).length / own.length;
  };

  it('is that which a careful reader hears', () => {
    expect(share((meter) => meter !== 'none' && !meter.startsWith('dolnik'))).toBeGreaterThan(0.95);
    expect(share((meter) => meter.startsWith('dolnik'))).toBeGreaterThan(0.95);
  });

  it('of prose is a regular one, and no long dolnik', () => {
    for (const { line } of rows.filter(({ meter }) => meter === 'none'))
      expect(meterOf(line)).toMatch(/^(iamb|trochee)-[3-6]$|^(dactyl|amphibrach|anapaest)-[2-5]$/u);
  });

  it.each([
    ['Ноябрь', 'iamb-4'],
    ['Пустой двор', 'iamb-4'],
    ['Вынесли ёлку', 'dactyl-2'],
    ['Весна пришла, и тают облака', 'iamb-5'],
  ])('%s: %s', (line, meter) => expect(meterOf(line)).toBe(meter));
});

describe('the ending of a line', () => {
  it.each([
    ['Горит звезда-мечта', 'мечта', 1, 0],
    ['И нет любви, где нет тебя', 'тебя', 1, 0],
    ['Я выпил чаю 2 стакана 100', 'стакана', 1, 1],
    ['На старый замок, где ты, где я', 'гдея', 0, 1],
  ])('%s', (line, word, stress, clausula) => {
    expect(read(line).lines[0]?.ending).toEqual({ word, stress, clausula });
  });

  it.each(['в', '🌧', 'Hello'])('of %j is none', (line) => {
    expect(read(line).lines[0]).not.toHaveProperty('ending');
    expect(read(line).measure).toBeUndefined();
  });
});

it('hears which lines rhyme', () => {
  const text = 'Над крышей тихо тает свет\nСкрипит калитка у сарая\n\nЛистает тени, догорая';
  expect(read(text).letters.join('')).toBe('-AA');
  expect(read(text).lines).toHaveLength(3);
});

it('stresses prose as it is said, not as a metre would have it', () => {
  expect(read('Сын получил двойку за сочинение про лето.').lines[0]?.stressed).toContain('дво\u0301йку');
});
