import { expect, it } from 'vitest';
import { addedBefore, parsed } from '../../../../test/doubles/grammar.ts';
import { wholeClauses } from './clauses.ts';
import { LineParses } from './faults.ts';

it('prefers a verb the more, the more lines have had none', () => {
  const gain = (...before: string[]) => {
    const potential = wholeClauses(new LineParses(), before.map(parsed).reverse());
    return addedBefore(potential, 'бежит', 'крышей') - addedBefore(potential, 'над', 'крышей');
  };
  expect(gain('Снег идёт', 'За рекой')).toBeGreaterThan(gain('За рекой', 'Снег идёт'));
  expect(gain('За рекой', 'У дома')).toBeGreaterThan(gain('Снег идёт', 'У дома'));
});
