import { beforeAll, describe, expect, it } from 'vitest';
import { loadPublished } from '../../../test/doubles/published.ts';
import { parseScheme, type Scheme } from '../../forms/scheme.ts';
import type { Lexicon } from '../../prosody/index.ts';
import { type AskedForm, type PoemPlan, planPoem } from './plan.ts';

let lexicon: Lexicon;
beforeAll(async () => {
  ({ lexicon } = await loadPublished());
});

const plan = (prompt: string, scheme: string, form: Partial<AskedForm> = {}) =>
  planPoem(prompt, { scheme: parseScheme(scheme) as Scheme, ...form }, lexicon, () => true);
const shapeOf = ({ lines }: PoemPlan) =>
  lines.map(({ template: { meter, feet, clausula } }) => `${meter}-${feet}-${clausula}`);

describe('planPoem', () => {
  it('takes up the metre and rhyme of a line that scans', () => {
    const planned = plan('Над крышей тихо тает свет', 'ABAB');
    expect(planned).toMatchObject({
      opening: 'line',
      openingRhyme: { letter: 'A', word: 'свет', stress: 0 },
    });
    expect(shapeOf(planned)).toEqual(['iamb-4-1', 'iamb-4-0', 'iamb-4-1']);
  });

  it.each([
    'Hello, world',
    '🌧',
    'я',
    'Над крышей тихо тает 1 свет',
    'Над крышей тихо тает light и свет',
    'Сегодня на совещании обсудили квартальный отчёт по логистике',
  ])('writes a whole scheme under %s', (prompt) => {
    const planned = plan(prompt, 'AABBCCDD');
    expect(planned).toMatchObject({ opening: 'epigraph', opensStanza: true });
    expect(planned.lines.map(({ letter }) => letter).join('')).toBe('AABBCCDD');
    expect(planned.lines.findIndex(({ endsStanza }) => endsStanza)).toBe(3);
  });

  it('writes a whole scheme where the line scans otherwise than is asked, or has no rhyme', () => {
    const prompt = 'Над крышей тихо тает свет';
    const trochees = plan(prompt, 'AABB', { meter: { meter: 'trochee', feet: [4, 3] }, clausulae: [1, 0] });
    expect(trochees.opening).toBe('epigraph');
    expect(shapeOf(trochees)).toEqual(['trochee-4-1', 'trochee-3-1', 'trochee-4-1', 'trochee-3-1']);
    const scheme = parseScheme('ABAB') as Scheme;
    expect(planPoem(prompt, { scheme }, lexicon, () => false).opening).toBe('epigraph');
  });

  it('gives unrhymed lines a letter of their own', () => {
    const planned = plan('Осень', '-A-A');
    expect(new Set(planned.lines.map(({ letter }) => letter)).size).toBe(3);
    expect(shapeOf(planned)).toEqual(['iamb-4-1', 'iamb-4-0', 'iamb-4-1', 'iamb-4-0']);
  });

  it('knows the Onegin stanza', () => {
    expect(
      plan('Осень', 'ONEGIN')
        .lines.map(({ template }) => template.clausula)
        .join(''),
    ).toBe('10101100100100');
  });
});
