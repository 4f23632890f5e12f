import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { Problem } from '../api/problem.ts';
import { allowanceFrom, LineAllowance } from './lineAllowance.ts';

/** An allowance of four lines a second, and its clock. */
function allowance() {
  const clock = { now: 0 };
  return { clock, lines: new LineAllowance(4, () => clock.now) };
}

it('gives ten seconds’ lines at once, and then as many as come', () => {
  const { clock, lines } = allowance();
  for (let poem = 0; poem < 5; poem++) lines.take(8);
  expect(() => lines.take(8)).toThrow(Problem);
  clock.now = 10;
  lines.take(8);
  clock.now = 1900;
  expect(() => lines.take(8)).toThrow(Problem);
  clock.now = 2010;
  lines.take(8);
});

it('says when there are lines again', () => {
  const { clock, lines } = allowance();
  lines.take(52);
  const problem = (() => {
    try {
      return lines.take(4);
    } catch (error) {
      return error as Problem;
    }
  })() as Problem;
  expect(problem).toMatchObject({ status: 429, headers: { 'retry-after': '4' } });
  clock.now = 4000;
  expect(() => lines.take(4)).not.toThrow();
});

it('is not used up by what it refuses, nor by a clock that is set back', () => {
  const { clock, lines } = allowance();
  lines.take(40);
  for (let nth = 0; nth < 100; nth++) expect(() => lines.take(40)).toThrow(Problem);
  clock.now = -60_000;
  expect(() => lines.take(4)).toThrow(Problem);
  clock.now = -59_000;
  lines.take(4);
});

it('gives three fourteens where it gives ten fours and more', () => {
  const written = (weight: number) => {
    const { clock, lines } = allowance();
    let poems = 0;
    for (; clock.now < 600_000; clock.now += 100) {
      try {
        lines.take(weight);
        poems++;
      } catch {}
    }
    return poems;
  };
  expect(written(4) / written(14)).toBeCloseTo(14 / 4, 1);
});

it('never gives more than its rate, what is kept, and one poem', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ wait: fc.nat(3000), weight: fc.integer({ min: 4, max: 72 }) })),
      (asked) => {
        const { clock, lines } = allowance();
        let given = 0;
        for (const { wait, weight } of asked) {
          clock.now += wait;
          try {
            lines.take(weight);
            given += weight;
          } catch {}
        }
        expect(given).toBeLessThanOrEqual(4 * (10 + clock.now / 1000) + 72);
      },
    ),
  );
});

it('is set by the environment', () => {
  expect(allowanceFrom({})).toBeUndefined();
  expect(allowanceFrom({ LINES_PER_SECOND: '' })).toBeUndefined();
  expect(allowanceFrom({ LINES_PER_SECOND: '0.5' })).toBeInstanceOf(LineAllowance);
  for (const text of ['0', '-1', 'many', 'Infinity'])
    expect(() => allowanceFrom({ LINES_PER_SECOND: text })).toThrow(RangeError);
});
