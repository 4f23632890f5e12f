import { beforeAll, describe, expect, it } from 'vitest';
import { loadGoldenPoet } from '../../../test/goldenPoems.ts';
import { ACUTE } from '../../russian/letters.ts';
import { compose } from '../compose.ts';
import type { ComposeRequest, Poem } from '../poem.ts';
import type { Poet } from '../poet.ts';

let poet: Poet;
beforeAll(async () => {
  poet = await loadGoldenPoet();
});

const CLEAN = 'Ещё живёт за рощей соловей';
const write = (prompt: string, own: Partial<ComposeRequest> = {}) =>
  compose(poet, { prompt, preset: 'poet', seed: 7, lines: 4, ...own });
const behind = ({ poem }: Poem) => poem.split('\n').slice(1);

describe('a line as people type it', () => {
  it.each([
    ['in NFD', CLEAN.normalize('NFD')],
    ['with a byte order mark and a soft hyphen', '\uFEFFЕщё живёт за ро\u00ADщей соловей'],
    ['with blanks of all kinds', ' Ещё\u00A0живёт \u200Bза  рощей соловей\t'],
    ['with a dash behind it', `${CLEAN} —`],
    ['with an ellipsis', `${CLEAN}...`],
    ['in quotes', `«${CLEAN}»`],
    ['in brackets', `(${CLEAN})`],
    ['with emoji', `${CLEAN} 🐦‍⬛❤️`],
    ['with a full stop', `${CLEAN}.`],
    ['in capitals', CLEAN.toUpperCase()],
    ['without a capital', CLEAN.toLowerCase()],
    ['without ё', CLEAN.replaceAll('ё', 'е')],
    ['with stress marks', 'Ещё\u0301 живёт за ро\u0301щей солове\u0301й'],
  ])('%s has the poem of the clean line', async (_, prompt) => {
    const clean = await write(CLEAN);
    const typed = await write(prompt);
    expect(behind(typed)).toEqual(behind(clean));
    expect(typed).toMatchObject({ opening: 'line', scheme: clean.scheme, meter: 'iamb-5' });
    for (const form of ['rhymed', 'free'] as const) {
      const [one, other] = [await write(CLEAN, { form }), await write(prompt, { form })];
      expect(behind(other)).toEqual(behind(one));
    }
  });

  it('stands in the poem as it was typed, without stress marks, with a capital', async () => {
    const { lines } = await write('«ро\u0301ща,\u00A0 РОЩА…» — сказал я 🌳');
    expect(lines[0]).toBe('«Роща, РОЩА…» — сказал я 🌳');
  });

  it('may be the stressed poem that was sent back', async () => {
    const poem = await write(CLEAN);
    const [first = ''] = (poem.stressed as string).split('\n');
    expect(first).toContain(ACUTE);
    expect(first).not.toMatch(/ё\u0301/u);
    expect((await write(first)).poem).toBe(poem.poem);
  });
});

describe('an epigraph', () => {
  it('stands above the poem and is not counted', async () => {
    const poem = await write(CLEAN, { opening: 'epigraph' });
    expect(poem).toMatchObject({ opening: 'epigraph', openingReason: 'asked', scheme: 'ABAB' });
    expect(poem.poem.split('\n').slice(0, 2)).toEqual([CLEAN, '']);
    expect(poem.lines).toHaveLength(5);
    expect(poem.stressed?.replaceAll(ACUTE, '')).toBe(poem.poem);
  });

  it.each([
    ['script', 'Hello, world'],
    ['asked', CLEAN],
  ])('of free verse for its %s', async (openingReason, prompt) => {
    const own = openingReason === 'asked' ? { opening: 'epigraph' as const } : {};
    const poem = await write(prompt, { form: 'free', ...own });
    expect(poem).toMatchObject({ opening: 'epigraph', openingReason });
    expect(poem.poem.split('\n').slice(0, 2)).toEqual([prompt, '']);
  });
});

describe('a form that does not hold together', () => {
  it.each([
    [{ scheme: 'ABAB', lines: 8 }, /lines is 8.* has 4 lines.* ABABCDCD/u],
    [{ scheme: 'ONEGIN', lines: 8 }, /lines is 8.* has 14 lines/u],
    [{ scheme: '----' }, /no two lines that rhyme/u],
    [{ scheme: 'ABCD' }, /no two lines that rhyme/u],
  ])('%j is refused', async (form, message) => {
    const own = { lines: undefined, ...form } as Partial<ComposeRequest>;
    await expect(write(CLEAN, own)).rejects.toThrow(message);
  });
});

it('opens an Onegin stanza with the line', async () => {
  const poem = await write('Над крышей тихо тает свет', { scheme: 'онегин', lines: 14 });
  expect(poem).toMatchObject({ opening: 'line', scheme: 'ABABCCDDEFFEGG' });
  expect(poem.lines).toHaveLength(14);
});
