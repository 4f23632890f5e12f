import { beforeAll, describe, expect, it } from 'vitest';
import { loadPublished } from '../../../test/doubles/published.ts';
import { type ClausulaLength, parseClausulae } from '../../forms/clausulae.ts';
import { type AskedMeter, parseMeter } from '../../forms/meter.ts';
import { parseScheme, type Scheme, schemeText } from '../../forms/scheme.ts';
import type { Lexicon } from '../../prosody/index.ts';
import { seededRandom } from '../../sampling/random.ts';
import { type AskedForm, type PoemPlan, planPoem } from './plan.ts';
import type { LevelFor } from './planScheme.ts';

let lexicon: Lexicon;
beforeAll(async () => {
  ({ lexicon } = await loadPublished());
});

const random = seededRandom(1);
const plan = (
  prompt: string,
  form: Omit<AskedForm, 'scheme'> & { scheme?: string } = {},
  levelFor: LevelFor = () => 'exact',
) => {
  const { scheme, ...rest } = form;
  const asked = { ...rest, ...(scheme ? { scheme: parseScheme(scheme) as Scheme } : {}) };
  return planPoem(prompt, asked, lexicon, levelFor, () => random.uniform());
};
const shapeOf = ({ lines }: PoemPlan) =>
  lines.map(({ template: { meter, feet, clausula } }) => `${meter}-${feet}-${clausula}`);
const schemeOf = (planned: PoemPlan) => schemeText(planned.scheme);
const clausulaeOf = ({ lines }: PoemPlan) => lines.map(({ template }) => template.clausula).join('');

describe('planPoem of no line', () => {
  it('plans all lines, in the usual metre and rhyme or as asked', () => {
    const planned = plan('');
    expect(planned).toMatchObject({ given: [], stressed: [], prompt: '', opensStanza: false });
    expect(planned.openingReason).toBeUndefined();
    expect(schemeOf(planned)).toBe('ABAB CDCD');
    expect(planned.lines).toHaveLength(8);
    expect(shapeOf(planned).slice(0, 2)).toEqual(['iamb-4-1', 'iamb-4-0']);
    const asked = { scheme: 'ABBA', meter: parseMeter('anapest-3') as AskedMeter };
    expect(shapeOf(plan('', asked))).toEqual([
      'anapaest-3-1',
      'anapaest-3-0',
      'anapaest-3-0',
      'anapaest-3-1',
    ]);
  });
});

describe('planPoem of one line', () => {
  it('takes up metre and rhyme', () => {
    const planned = plan('Над крышей тихо тает свет', { scheme: 'ABAB' });
    expect(planned.openingReason).toBeUndefined();
    expect(planned.openingRhymes).toEqual([{ letter: 'A', word: 'свет', stress: 0 }]);
    expect(shapeOf(planned)).toEqual(['iamb-4-1', 'iamb-4-0', 'iamb-4-1']);
  });

  it.each([
    ['iamb', 'Над крышей тихо тает свет', 'iamb', 4],
    ['хорей', 'Над крышей тихо тает свет', 'trochee', 4],
    ['amphibrach', 'Над крышей тихо тает свет', 'amphibrach', 3],
    ['iamb', 'Ты живёшь далеко-далеко', 'iamb', 5],
    ['dolnik', 'Осень', 'dolnik', 3],
    ['3-2', 'Над крышей тихо тает свет', 'iamb', 2],
  ] as const)('%s behind «%s» makes %s of %d feet', (text, prompt, meter, feet) => {
    const planned = plan(prompt, { meter: parseMeter(text) as AskedMeter });
    expect(planned.lines[0]?.template).toMatchObject({ meter, feet });
  });

  it.each([
    ['В пустом трамвае едет ночь', 'iamb', 4, 'ночь', 0],
    ['Вместилась в две коробки чья-то жизнь', 'iamb', 5, 'жизнь', 0],
    ['Сосед опять штурмует небо', 'iamb', 4, 'небо', 1],
    ['Будильник не знает про осень', 'amphibrach', 3, 'осень', 1],
    ['Врач долго слушал это сердце', 'iamb', 4, 'сердце', 1],
    ['Пришёл с работы вечер', 'iamb', 3, 'вечер', 1],
    ['Моя вчерашняя печаль', 'iamb', 4, 'печаль', 0],
    ['Какая маленькая радость', 'iamb', 4, 'радость', 1],
    ['Белеет парус одинокий', 'iamb', 4, 'одинокий', 1],
    ['По вечерам над ресторанами', 'iamb', 4, 'ресторанами', 2],
    ['Холодильник гудит всю ночь', 'dolnik', 3, 'ночь', 0],
    ['Никто не знает, что дальше будет', 'dolnik', 4, 'будет', 1],
    ['Ты живёшь далеко-далеко', 'anapaest', 3, 'далеко', 0],
    ['На старый замок, где ты, где я', 'iamb', 4, 'гдея', 1],
    ['Сегодня на совещании обсудили квартальный отчёт по логистике', 'anapaest', 4, 'логистике', 2],
    ['Осень', 'iamb', 4, 'осень', 1],
    ['Привет, my love', 'iamb', 4, 'привет', 0],
  ] as const)('%s: %s of %d, answered by %s', (prompt, meter, feet, word, clausula) => {
    const planned = plan(prompt);
    expect(planned.openingReason).toBeUndefined();
    expect(planned.given).toEqual([prompt]);
    expect(planned).toMatchObject({ meter, openingRhymes: [{ letter: 'A', word }] });
    expect(new Set(planned.feet)).toEqual(new Set([feet]));
    expect(planned.lines.find(({ letter }) => letter === 'A')?.template.clausula).toBe(clausula);
  });

  it('keeps the line where another metre is asked for, and the endings that rhyme with it', () => {
    const meter = parseMeter('trochee-4-3') as AskedMeter;
    const clausulae = parseClausulae('fm') as ClausulaLength[];
    const planned = plan('Над крышей тихо тает свет', { scheme: 'AABB', meter, clausulae });
    expect(planned.openingReason).toBeUndefined();
    expect(shapeOf(planned)).toEqual(['trochee-3-0', 'trochee-4-1', 'trochee-3-1']);
  });

  it('says in the scheme that nothing answers the line', () => {
    const none: LevelFor = () => 'none';
    expect(schemeOf(plan('Осень', { scheme: 'ABAB' }, none))).toBe('-A-A');
    expect(schemeOf(plan('Осень', { scheme: 'AAAA' }, none))).toBe('-AAA');
    expect(schemeOf(plan('Осень', { scheme: 'ABAB CDCD' }, none))).toBe('-A-A BCBC');
    expect(schemeOf(plan('В', { scheme: 'ABAB' }))).toBe('-A-A');
    expect(schemeOf(plan('Осень', { scheme: 'XYXY' }))).toBe('XYXY');
  });

  it('gives unrhymed lines a letter of their own', () => {
    const planned = plan('Осень', { scheme: '-A-A' });
    expect(new Set(planned.lines.map(({ letter }) => letter)).size).toBe(2);
    expect(shapeOf(planned)).toEqual(['iamb-4-0', 'iamb-4-1', 'iamb-4-0']);
  });

  it('knows the Onegin stanza, and turns its endings where the line is masculine', () => {
    expect(clausulaeOf(plan('Мой дядя самых честных правил', { scheme: 'онегин' }))).toBe('0101100100100');
    expect(clausulaeOf(plan('Над крышей тихо тает свет', { scheme: 'ONEGIN' }))).toBe('1010011011011');
  });

  it('honours a stress mark, which the poem does not show', () => {
    const planned = plan('Стоит над озером замо\u0301к');
    expect(planned.given).toEqual(['Стоит над озером замок']);
    expect(planned.openingRhymes).toMatchObject([{ word: 'замок', stress: 1 }]);
    expect(planned.stressed).toEqual(['Стои\u0301т над о\u0301зером замо\u0301к']);
  });

  it('reads the line without what stands around it', () => {
    const clean = plan('Над крышей тихо тает свет');
    for (const prompt of [
      '«Над крышей тихо тает свет…» —',
      '(над крышей тихо тает свет) 😭',
      '- НАД КРЫШЕЙ ТИХО ТАЕТ СВЕТ!!!',
    ])
      expect(plan(prompt)).toMatchObject({
        openingRhymes: clean.openingRhymes,
        feet: clean.feet,
        meter: clean.meter,
      });
    expect(plan('«Над крышей тихо тает свет…» —').prompt).toBe(clean.prompt);
  });
});

describe('planPoem of several lines', () => {
  it.each([
    ['ABAB CDCD', 'Над крышей тихо тает свет\nСкрипит калитка у сарая'],
    ['AABB CCDD', 'Над крышей тихо тает свет\nИ ветер позабыл ответ'],
    ['AABB CCDD', 'Над крышей тихо тает свет\nИ ветер позабыл ответ\nСкрипит калитка у сарая'],
    ['ABAB CDCD', 'Над крышей тихо тает свет\nСкрипит калитка у сарая\nИ ветер позабыл ответ'],
    ['ABBA CDDC', 'Над крышей тихо тает свет\nСкрипит калитка у сарая\nЛистает тени, догорая'],
    ['-A-A -B-B', 'Над крышей тихо тает свет\nСкрипит калитка у сарая\nА мне не спится за столом'],
    [
      'ABAB CDCD',
      'Над крышей тихо тает свет\nСкрипит калитка у сарая\nИ ветер позабыл ответ\nЛистает тени, догорая',
    ],
  ])('goes on in %s', (scheme, prompt) => {
    const planned = plan(prompt, { lines: 8 });
    const given = prompt.split('\n').length;
    expect(schemeOf(planned)).toBe(scheme);
    expect(planned.lines).toHaveLength(8 - given);
    expect(planned.openingRhymes).toHaveLength(given);
    expect(planned.opensStanza).toBe(given === 4);
  });

  it('takes up the pattern of their feet and endings', () => {
    const planned = plan('Над крышей тихо тает свет\nКалитка у сарая');
    expect(shapeOf(planned).slice(0, 3)).toEqual(['iamb-4-0', 'iamb-3-1', 'iamb-4-0']);
  });

  it('follows the scheme asked for as far as the lines do', () => {
    const lines = 'Над крышей тихо тает свет\nСкрипит калитка у сарая\nА мне не спится за столом';
    expect(schemeOf(plan(lines, { scheme: 'ABAB' }))).toBe('-A-A');
    expect(schemeOf(plan(lines, { scheme: 'ABCABC' }))).toBe('ABCABC');
    const two = plan('Над крышей тихо тает свет\nИ ветер позабыл ответ', { scheme: 'AA BB' });
    expect([two.opensStanza, schemeOf(two)]).toEqual([true, 'AA BB']);
  });

  it('writes a dolnik of lines that differ', () => {
    const planned = plan('Холодильник гудит всю ночь');
    const rhythms = planned.lines.map(({ template }) => template.strong.join('').replace(/0*$/u, ''));
    expect(new Set(rhythms).size).toBeGreaterThan(1);
    for (const rhythm of rhythms) expect(rhythm).toMatch(/^0{0,2}1(0{1,2}1){2}$/u);
  });
});

describe('planPoem under an epigraph', () => {
  it.each([
    ['script', 'Hello, world', {}],
    ['script', '🌧', {}],
    ['asked', 'Над крышей тихо тает свет', { isEpigraph: true }],
    ['length', 'раз\nдва\nтри\nчетыре\nпять', {}],
    ['length', 'раз\nдва\nтри\nчетыре', { scheme: 'ABAB' }],
  ])('for its %s: %j', (reason, prompt, form) => {
    const planned = plan(prompt, form);
    expect(planned).toMatchObject({ openingReason: reason, opensStanza: true, openingRhymes: [] });
    expect(planned.lines).toHaveLength(planned.scheme.letters.length);
    expect(shapeOf(planned)[0]).toBe('iamb-4-1');
  });

  it('ends stanzas where a whole scheme does', () => {
    const planned = plan('Hello', { scheme: 'AABBCCDD' });
    expect(planned.lines.map(({ letter }) => letter).join('')).toBe('AABBCCDD');
    expect(planned.lines.findIndex(({ endsStanza }) => endsStanza)).toBe(3);
  });
});
