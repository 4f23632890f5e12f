import { expect, it } from 'vitest';
import { addedBefore, parsed } from '../../../../test/doubles/grammar.ts';
import { agreement } from './agreement.ts';
import { LineParses } from './faults.ts';

it('prefers an adjective that agrees', () => {
  const potential = agreement(new LineParses(), undefined);
  expect(addedBefore(potential, 'синий', 'небо')).toBeLessThan(addedBefore(potential, 'синее', 'небо'));
});

it('prefers a verb that goes with the subject of the line before', () => {
  const added = (before: string) =>
    addedBefore(agreement(new LineParses(), parsed(before)), 'бежали', 'ночью');
  expect(added('Над крышей луна')).toBeLessThan(added('Над крышей огни'));
});
