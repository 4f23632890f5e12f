import { expect, it } from 'vitest';
import { originality } from './originality.ts';

it('forbids lines of the poem and of the corpus', () => {
  const own = originality(new Set(['и снег идет']), (line) => line !== 'белеет парус одинокий');
  const added = (text: string) => own.complete?.({ words: [], text });
  expect(added('и снег идет')).toBe(Number.NEGATIVE_INFINITY);
  expect(added('белеет парус одинокий')).toBe(Number.NEGATIVE_INFINITY);
  expect(added('и снег летит')).toBe(0);
});
