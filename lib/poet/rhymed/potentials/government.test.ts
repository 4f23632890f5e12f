import { expect, it } from 'vitest';
import { addedBefore, parsed } from '../../../../test/doubles/grammar.ts';
import { LineParses } from './faults.ts';
import { government } from './government.ts';

it('prefers a preposition that takes the case behind it', () => {
  const potential = government(new LineParses(), undefined);
  expect(addedBefore(potential, 'без', 'доме')).toBeLessThan(addedBefore(potential, 'в', 'доме'));
});

it('gains by the object of a verb that lacks it, unless the line before has it', () => {
  const gain = (before: string) => {
    const potential = government(new LineParses(), parsed(before));
    const line = ['ночью', 'надену'];
    return addedBefore(potential, 'шубу', ...line) - addedBefore(potential, 'вдали', ...line);
  };
  expect(gain('Снег идёт.')).toBeGreaterThan(gain('И вот пальто и шубу'));
  expect(gain('И вот пальто и шубу')).toBeGreaterThan(0);
});
