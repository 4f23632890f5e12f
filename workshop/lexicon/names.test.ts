import { expect, it } from 'vitest';
import { readCapitals, readNames, withCapitals, withNames } from './names.ts';

const names = readNames(
  'баку\t1\talso\tбаку\nколыма\t2\tname\tколыма\nколымы\t2\tname\tколыма\nбез строки\n',
);
const table = [
  { form: 'баку', stresses: [0] },
  { form: 'колымы', stresses: [0] },
];

it('takes the stress of names for the table’s, where no other word is spelled so', () => {
  expect(withNames(table, names)).toEqual([
    { form: 'баку', stresses: [0, 1] },
    { form: 'колымы', stresses: [2] },
    { form: 'колыма', stresses: [2] },
  ]);
});

it('lets capitals tell how common the name is, where verse does not', () => {
  const capitals = readCapitals('баку\t2\t30\n');
  expect(withCapitals(new Map(), table, names, capitals).get('баку')).toEqual(
    new Map([
      [0, 2],
      [1, 30],
    ]),
  );
  const heard = new Map([['баку', new Map([[0, 12]])]]);
  expect(withCapitals(heard, table, names, capitals)).toEqual(heard);
});
