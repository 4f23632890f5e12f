import { expect, it } from 'vitest';
import { lineBefore, wordOf } from '../../../../test/doubles/words.ts';
import { decency } from './decency.ts';

it('forbids the words that may not be written', () => {
  const added = (word: string) => decency((own) => own !== 'черт').word?.(lineBefore([]), wordOf(word));
  expect([added('снег'), added('черт')]).toEqual([0, Number.NEGATIVE_INFINITY]);
});
