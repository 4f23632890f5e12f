import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../sampling/random.ts';
import { Children } from './children.ts';

const logWeights = fc.array(fc.double({ min: -30, max: 5, noNaN: true }), { minLength: 1, maxLength: 200 });

function childrenOf(weights: readonly number[]): Children {
  const children = new Children();
  for (const [at, weight] of weights.entries()) children.add(at, 100 + at, weight);
  return children;
}

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

describe('Children', () => {
  it('picks as many as asked for, none twice, and always those that weigh more than an even share', () => {
    fc.assert(
      fc.property(logWeights, fc.integer({ min: 1, max: 40 }), fc.nat(), (weights, most, seed) => {
        const children = childrenOf(weights);
        const picked = children.pick(most, seededRandom(seed));
        expect(new Set(picked).size).toBe(picked.length);
        expect(picked.length).toBeLessThanOrEqual(most);
        expect(picked.length).toBeGreaterThanOrEqual(Math.min(most, weights.length) - 1);
        const share = sum(weights.map(Math.exp)) / most;
        for (const [at, weight] of weights.entries())
          if (Math.exp(weight) > share * 1.000001) expect(picked).toContain(at);
        for (const child of picked) {
          expect(children.parent(child)).toBe(child);
          expect(children.token(child)).toBe(100 + child);
          expect(children.logWeight(child)).toBeGreaterThanOrEqual((weights[child] as number) - 1e-9);
        }
      }),
    );
  });

  it('keeps all as they are where there is room', () => {
    const children = childrenOf([0, -3, 2]);
    expect(children.pick(3, seededRandom(1))).toEqual([0, 1, 2]);
    expect([0, 1, 2].map((child) => children.logWeight(child))).toEqual([0, -3, 2]);
  });

  it('leaves the weight of each as it was, on the mean over many draws', () => {
    const weights = Array.from({ length: 30 }, (_, at) => Math.log(1 + ((at * 7) % 11)));
    const draws = 4000;
    const means = weights.map(() => 0);
    const random = seededRandom(5);
    for (let draw = 0; draw < draws; draw++) {
      const children = childrenOf(weights);
      for (const child of children.pick(8, random))
        means[child] = (means[child] as number) + Math.exp(children.logWeight(child)) / draws;
    }
    for (const [at, mean] of means.entries()) {
      const own = Math.exp(weights[at] as number);
      expect(Math.abs(mean - own)).toBeLessThan(0.25 * own + 0.35);
    }
    expect(sum(means)).toBeCloseTo(sum(weights.map(Math.exp)), 0);
  });

  it('is empty again when cleared', () => {
    const children = childrenOf([1, 2]);
    children.clear();
    expect(children.count).toBe(0);
    expect(children.pick(4, seededRandom(1))).toEqual([]);
  });
});
