import { expect, it } from 'vitest';
import { forms } from '../../test/doubles/grammar.ts';
import { faultsOf } from './faultTally.ts';

it('names the faults of all lines but the first, by those before', () => {
  const faults = faultsOf(['Я уходил из дома.', 'У окну я тихо молчала', 'Снег идёт'], forms);
  expect(faults).toEqual([new Set(['wrongCase', 'otherGender']), new Set()]);
  expect(faultsOf(['Снег идёт'], forms)).toEqual([]);
});
