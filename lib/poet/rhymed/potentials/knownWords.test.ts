import { expect, it } from 'vitest';
import { lineBefore, wordOf } from '../../../../test/doubles/words.ts';
import { knownWords } from './knownWords.ts';

it('forbids what is no word', () => {
  const added = (isKnown: boolean) => knownWords.word?.(lineBefore([]), wordOf('снегопадава', { isKnown }));
  expect([added(true), added(false)]).toEqual([0, Number.NEGATIVE_INFINITY]);
});
