import { expect, it } from 'vitest';
import { fitWeights } from './fitWeights.ts';

type Fault = 'rare' | 'common' | 'good' | 'twin' | 'once';
/** Rows with these faults, so many times. */
const rows = (count: number, ...faults: Fault[]): ReadonlySet<Fault>[] =>
  Array.from({ length: count }, () => new Set(faults));

const none = { prior: 0, belief: 0.01 };

it('weighs a fault by the logarithm of how much rarer it is', () => {
  const weights = fitWeights(
    [...rows(9990), ...rows(10, 'rare')],
    [...rows(9940), ...rows(30, 'rare'), ...rows(30, 'common')],
    none,
  );
  expect(weights.get('rare')).toBeCloseTo(Math.log(1 / 3), 1);
  expect(weights.get('common')).toBe(-2);
});

it('gives nothing for what people do more often', () => {
  const weights = fitWeights([...rows(900), ...rows(100, 'good')], [...rows(990), ...rows(10, 'good')], none);
  expect(weights.get('good')).toBe(0);
});

it('lets faults that come together share what they are worth', () => {
  const alone = fitWeights([...rows(990), ...rows(10, 'rare')], [...rows(960), ...rows(40, 'rare')], none);
  const shared = fitWeights(
    [...rows(990), ...rows(10, 'rare', 'twin')],
    [...rows(960), ...rows(40, 'rare', 'twin')],
    none,
  );
  expect((shared.get('rare') as number) + (shared.get('twin') as number)).toBeCloseTo(
    alone.get('rare') as number,
    1,
  );
});

it('believes the prior where there is next to nothing to see', () => {
  expect(fitWeights(rows(100), [...rows(99), ...rows(1, 'once')]).get('once')).toBeCloseTo(-0.7, 0);
});
