import { expect, it } from 'vitest';
import { addedBefore, parsed } from '../../../../test/doubles/grammar.ts';
import { LineParses } from './faults.ts';
import { oneSpeaker } from './speaker.ts';

it('keeps the gender that the poem has shown', () => {
  const potential = oneSpeaker(new LineParses(), [parsed('Снег идёт'), parsed('Я уходил')]);
  expect(addedBefore(potential, 'я', 'молчала')).toBeLessThan(addedBefore(potential, 'я', 'молчал'));
});
