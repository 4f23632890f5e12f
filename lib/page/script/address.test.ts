import { describe, expect, it } from 'vitest';
import { changed, placeOf, searchOf, type View } from './address.ts';

const fields = ['line', 'seed', 'sampling', 'scan'];

describe('an address', () => {
  it('is read into a request and what is shown', () => {
    const { request, shown } = placeOf(
      '?line=%D0%B0&seed=7&sampling.topK=3&making=1&utm_source=x&scan=true',
      fields,
    );
    expect(String(request)).toBe('line=%D0%B0&seed=7&sampling.topK=3');
    expect([...shown]).toEqual(['making']);
  });

  it('is written as it is read', () => {
    for (const search of ['', '?line=%D0%B0', '?line=%D0%B0%0A%D0%B1&seed=7&stresses=1&making=1'])
      expect(searchOf(placeOf(search, fields))).toBe(search);
  });

  it('changes field by field', () => {
    const place = placeOf('?line=a&seed=7', fields);
    const request = changed(place.request, { seed: undefined, lines: '4' });
    expect(searchOf({ request, shown: new Set<View>(['stresses']) })).toBe('?line=a&lines=4&stresses=1');
    expect(String(place.request)).toBe('line=a&seed=7');
  });
});
