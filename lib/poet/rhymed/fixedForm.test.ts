import { beforeAll, describe, expect, it } from 'vitest';
import { loadGoldenPoet } from '../../../test/goldenPoems.ts';
import { type FixedFormName, fixedFormNames, fixedForms, fixedTemplates } from '../../forms/fixedForm.ts';
import { compareWords, type Lexicon } from '../../prosody/index.ts';
import { ACUTE, countSyllables } from '../../russian/letters.ts';
import { compose } from '../compose.ts';
import { fitsTemplate } from '../opening/fitsTemplate.ts';
import type { ComposeRequest, Poem } from '../poem.ts';
import type { Poet } from '../poet.ts';

let poet: Poet;
let lexicon: Lexicon;
beforeAll(async () => {
  poet = await loadGoldenPoet();
  ({ lexicon } = poet.rhymed as NonNullable<Poet['rhymed']>);
});

const LINE = 'сосед купил себе корову';
const write = (form: FixedFormName, own: Partial<ComposeRequest> = {}) =>
  compose(poet, { prompt: LINE, preset: 'poet', seed: 7, form, ...own });
/** Last words of the lines. */
const endsOf = ({ lines }: Poem) => lines.map((line) => line.split(' ').at(-1) as string);

describe.each(fixedFormNames)('a %s', (form) => {
  it('keeps syllables, iambs, small letters and no marks; the same seed gives the same', async () => {
    const prompts = [LINE, 'в автобусе сидит бухгалтер'];
    for (const [seed, prompt] of prompts.entries()) {
      const poem = await write(form, { prompt, seed });
      expect(poem.lines[0]).toBe(prompt);
      expect(poem.poem).toBe(poem.lines.join('\n'));
      expect(poem.poem).toMatch(/^[а-яё \n]+$/u);
      const fits = fixedTemplates(form).map((template, at) =>
        fitsTemplate(poem.lines[at] as string, template, lexicon),
      );
      expect(fits, poem.poem).toEqual([true, true, true, true]);
      expect(poem).toMatchObject({ form, opening: 'line' });
      expect(poem.stressed?.replaceAll(ACUTE, '')).toBe(poem.poem);
      expect(await write(form, { prompt, seed })).toEqual(poem);
    }
  });

  it('takes up to three lines that fit, however they are typed', async () => {
    const typed = 'Сосед купил себе — корову!\nИ водит в парк её гулять.';
    const poem = await write(form, { prompt: typed });
    expect(poem.lines.slice(0, 2)).toEqual([LINE, 'и водит в парк её гулять']);
    expect(poem.lines).toHaveLength(4);
  });

  it('names its theme in a line of its own', async () => {
    const poem = await compose(poet, { theme: 'корова', preset: 'poet', seed: 7, form });
    expect(poem.lines).toHaveLength(4);
    expect(poem.lines[0]).toMatch(/коров/u);
    expect(poem).not.toHaveProperty('opening');
    expect(await write(form, { theme: 'корова' })).toMatchObject({ theme: 'корова', opening: 'line' });
  });

  it('is about what is none of its first lines', async () => {
    for (const prompt of ['Про корову!', 'Корова упала в пруд']) {
      const poem = await write(form, { prompt });
      expect(poem.lines).toHaveLength(4);
      expect(poem.lines[0]).toMatch(/коров|пруд|упа/u);
      expect(poem).toMatchObject({ theme: prompt, scheme: fixedForms[form].scheme });
      expect(poem).not.toHaveProperty('opening');
    }
    const both = await write(form, { prompt: 'Про корову', theme: 'весна' });
    expect(both.theme).toBe('Про корову\nвесна');
  });

  it.each([
    ['Hello, world!', {}, 'script'],
    ['Про корову', { opening: 'epigraph' }, 'asked'],
  ] as const)('stands below «%s»', async (prompt, own, openingReason) => {
    const poem = await write(form, { prompt, ...own });
    expect(poem).toMatchObject({ opening: 'epigraph', openingReason });
    expect(poem.poem.split('\n').slice(0, 2)).toEqual([prompt, '']);
    expect(poem.lines.slice(1).join('\n')).toMatch(/^[а-яё \n]+$/u);
  });
});

it('writes a pirozhok without a scheme', async () => {
  expect(await write('pirozhok')).toMatchObject({ scheme: '----', meter: 'iamb-4' });
});

it('ends a poroshok with two syllables that rhyme with the second line', async () => {
  for (const seed of [1, 2, 3]) {
    const poem = await write('poroshok', { seed });
    expect(poem).toMatchObject({ scheme: '-A-A', meter: 'iamb-4-4-4-1' });
    expect(countSyllables(poem.lines[3] as string)).toBe(2);
    const [, second, , last] = endsOf(poem) as [string, string, string, string];
    expect(compareWords(second, last, lexicon).distance, poem.poem).toBeLessThanOrEqual(0.65);
  }
});
