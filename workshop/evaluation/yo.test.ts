import { expect, it } from 'vitest';
import { countYo } from './yo.ts';

it('counts ё that is restored, missed and wrong', () => {
  const counts = { texts: 0, right: 0, missed: 0, wrong: 0, errors: new Map<string, number>() };
  countYo('Ещё всё и все', (text) => text.replace('еще', 'ещё').replace(/все$/u, 'всё'), counts);
  expect(counts).toEqual({
    texts: 1,
    right: 1,
    missed: 1,
    wrong: 1,
    errors: new Map([
      ['всё', 1],
      ['все', 1],
    ]),
  });
});
