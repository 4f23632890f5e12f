import { describe, expect, it } from 'vitest';
import { bodyOfQuery } from '../../api/query.ts';
import { parsePoemRequest } from '../../api/request.ts';
import { presetNames } from '../../sampling/presets.ts';
import { lengths, meters, schemes, verseKinds } from '../choices.ts';
import { requestForAnother, requestOf, type Wish, wishOf } from './wish.ts';

const usual: Wish = {
  line: 'Над крышей тихо тает свет',
  preset: 'poet',
  kind: 'rhymed',
  lines: '8',
  scheme: 'auto',
  meter: 'auto',
};
const every: Wish[] = Object.keys(verseKinds).flatMap((kind) =>
  lengths.flatMap((lines) =>
    schemes.flatMap((scheme) =>
      meters.flatMap((meter) =>
        presetNames.map((preset) => ({ ...usual, kind, lines, scheme, meter, preset })),
      ),
    ),
  ),
);

describe('requestOf', () => {
  it('leaves out what is usual', () => {
    expect([...requestOf(usual)]).toEqual([['line', usual.line]]);
  });

  it('asks for nothing that the API refuses, whatever is chosen', () => {
    for (const wish of every) {
      const request = requestOf(wish);
      expect(() => parsePoemRequest(bodyOfQuery(request)), String(request)).not.toThrow();
    }
  });

  it.each([
    [{ scheme: 'ABBA' }, 'scheme', 'ABBA CDDC'],
    [{ scheme: '-A-A', lines: '4' }, 'scheme', '-A-A'],
    [{ scheme: 'AABB', lines: '12' }, 'scheme', 'AABB CCDD EEFF'],
    [{ scheme: 'SONNET', lines: '4' }, 'scheme', 'SONNET'],
    [{ kind: 'free', scheme: 'ABBA', lines: '4' }, 'scheme', null],
    [{ kind: 'free', lines: '4' }, 'lines', '4'],
    [{ kind: 'classic' }, 'model', 'classic'],
    [{ kind: 'pirozhok', lines: '12', meter: 'iamb' }, 'form', 'pirozhok'],
    [{ meter: 'anapest' }, 'meter', 'anapest'],
    [{ preset: 'tender' }, 'preset', 'tender'],
    [{ line: ' Снег \n' }, 'line', 'Снег'],
  ])('says %j in %s: %s', (wish, name, value) => {
    expect(requestOf({ ...usual, ...wish }).get(name)).toBe(value);
  });
});

describe('wishOf', () => {
  it('says what was wished for, as far as the poem depends on it', () => {
    for (const wish of every) {
      const request = requestOf(wish);
      expect(String(requestOf(wishOf(request)))).toBe(String(request));
    }
  });

  it.each([
    ['scheme=abba', { scheme: 'ABBA', lines: '4' }],
    ['scheme=онегин', { scheme: 'auto', lines: '8' }],
    ['scheme=Onegin', { scheme: 'ONEGIN' }],
    ['scheme=AAAA', { scheme: 'auto' }],
    ['meter=iamb-4', { meter: 'iamb' }],
    ['meter=4-3', { meter: 'auto' }],
    ['lines=40', { lines: '8' }],
    ['preset=wild&model=verse', { preset: 'poet', kind: 'rhymed' }],
  ])('shows %s as %j', (query, wish) => {
    expect(wishOf(new URLSearchParams(query))).toMatchObject(wish);
  });
});

describe('requestForAnother', () => {
  const link = new URLSearchParams({ line: usual.line, clausulae: 'mf', meter: 'iamb-4', seed: '7' });
  const shown = wishOf(link);

  it('keeps what a link asks for beyond the form', () => {
    expect(requestForAnother(link, shown)).toBe(link);
  });

  it.each([{ scheme: 'AABB' }, { preset: 'madness' }, { kind: 'free' }, { line: 'Снег' }])(
    'is what the form says once it has %j',
    (change) => {
      const wish = { ...shown, ...change };
      expect(String(requestForAnother(link, wish))).toBe(String(requestOf(wish)));
    },
  );

  it('has the line of the poem where the form has none', () => {
    const themed = new URLSearchParams({ theme: 'осень', seed: '7' });
    expect(requestForAnother(themed, { ...wishOf(themed), scheme: 'AABB' })).toBe(themed);
  });
});
