import { describe, expect, it } from 'vitest';
import { withReflexivePasts } from './reflexivePasts.ts';

const table = [
  { form: 'начался', stresses: [1] },
  { form: 'началась', stresses: [2] },
  { form: 'началось', stresses: [2] },
  { form: 'собрался', stresses: [1] },
  { form: 'собралась', stresses: [2] },
  { form: 'собрались', stresses: [1] },
  { form: 'учился', stresses: [1] },
  { form: 'училась', stresses: [1] },
  { form: 'влёкся', stresses: [0] },
  { form: 'влеклась', stresses: [1] },
  { form: 'влеклись', stresses: [1] },
];

describe('withReflexivePasts', () => {
  const stresses = new Map(withReflexivePasts(table).map((row) => [row.form, row.stresses]));

  it.each([
    ['начался', [1, 2]],
    ['собрался', [1, 2]],
    ['собрались', [1, 2]],
  ])('lets %s be stressed on its end too', (form, expected) => expect(stresses.get(form)).toEqual(expected));

  it('leaves what is stressed on its end already, and verbs whose feminine is not', () => {
    for (const { form, stresses: own } of table.filter(
      ({ form }) => !/^(начался|собрал(ся|ись))$/u.test(form),
    ))
      expect(stresses.get(form)).toEqual(own);
  });
});
