import { expect, it } from 'vitest';
import { CapitalTally } from './countCapitals.ts';

it('counts capitals inside lines, ё as е', () => {
  const tally = new CapitalTally();
  tally.add('Мы с Алёной шли\nАлёной шли. Снег');
  tally.add('и с алёной');
  expect([...tally.counts()]).toEqual([{ word: 'аленой', small: 1, capital: 1 }]);
});
