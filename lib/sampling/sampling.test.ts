import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { presetNames, presets } from './presets.ts';
import { drawSeed, MAX_SEED, seededRandom } from './random.ts';
import { drawChaosVector, Sampler, type TokenSets } from './sampler.ts';
import { argmax, TopK } from './topK.ts';

const SIZE = 200;
const BREAK = 3;
const all = new Uint8Array(SIZE).fill(1);
const logitsOf = fc.float32Array({ minLength: SIZE, maxLength: SIZE, noNaN: true, min: -20, max: 20 });
const masks = fc.uint8Array({ minLength: SIZE, maxLength: SIZE, max: 1 });
const sets: TokenSets = {
  opening: Uint8Array.from(all, (_, token) => (token >= 10 ? 1 : 0)),
  inner: Uint8Array.from(all, (_, token) => (token >= 3 ? 1 : 0)),
  breaks: Uint8Array.from(all, (_, token) => (token === BREAK ? 1 : 0)),
};
const settings = { topK: 2, newlineTopK: 30, chaosTopK: 10, chaosRate: 0.25, maxTokens: 60 };

/** The k largest allowed logits by a full sort. */
function byFullSort(logits: Float32Array, k: number, allowed: Uint8Array): number[] {
  return (
    [...logits.keys()]
      .filter((token) => allowed[token] === 1)
      // -0 and 0 are alike to a sort, not to a test.
      .map((token) => (logits[token] as number) + 0)
      .sort((a, b) => b - a)
      .slice(0, k)
  );
}

describe('seededRandom', () => {
  it('gives a known sequence', () => {
    const random = seededRandom(42);
    expect(Array.from({ length: 6 }, () => random.integer(1000))).toMatchInlineSnapshot(`
      [
        153,
        850,
        18,
        211,
        534,
        881,
      ]
    `);
  });
  it('is alike for the same seed, stays in range, and is even', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: MAX_SEED }), fc.integer({ min: 1, max: 5000 }), (seed, below) => {
        const [one, other] = [seededRandom(seed), seededRandom(seed)];
        for (let i = 0; i < 20; i++) {
          const value = one.integer(below);
          expect(other.integer(below)).toBe(value);
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThan(below);
        }
      }),
    );
    const random = seededRandom(7);
    const counts = new Array<number>(10).fill(0);
    for (let i = 0; i < 20_000; i++) {
      const value = random.integer(10);
      counts[value] = (counts[value] ?? 0) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(250);
  });
  it('draws seeds in range', () => {
    const seed = drawSeed();
    expect(Number.isInteger(seed) && seed >= 0 && seed <= MAX_SEED).toBe(true);
  });
});

describe('TopK', () => {
  it('finds the k largest allowed logits', () => {
    const topK = new TopK(SIZE);
    fc.assert(
      fc.property(logitsOf, fc.integer({ min: 1, max: SIZE }), masks, (logits, k, allowed) => {
        const pool = [...topK.select(logits, k, allowed)];
        expect(new Set(pool).size).toBe(pool.length);
        expect(pool.every((token) => allowed[token] === 1)).toBe(true);
        expect(pool.map((token) => (logits[token] as number) + 0).sort((a, b) => b - a)).toEqual(
          byFullSort(logits, k, allowed),
        );
      }),
    );
  });
  it('argmax is the likeliest allowed token', () => {
    fc.assert(
      fc.property(logitsOf, masks, (logits, allowed) => {
        const best = argmax(logits, allowed);
        expect(best === -1 ? [] : [logits[best]]).toEqual(byFullSort(logits, 1, allowed));
      }),
    );
  });
});

describe('Sampler', () => {
  const draws = (logits: Float32Array, opening: boolean, chaosRate: number, count = 400): Set<number> => {
    const sampler = new Sampler({ ...settings, chaosRate }, sets, seededRandom(1), count);
    return new Set(Array.from({ length: count }, () => sampler.draw(logits, opening)));
  };
  const descending = Float32Array.from(all, (_, token) => -token);
  const noBreak = Float32Array.from(descending, (logit, token) => (token === BREAK ? -1000 : logit));

  it('chooses among topK, newlineTopK at a line start, and topK + chaosTopK where chaos strikes', () => {
    expect([...draws(noBreak, false, 0)].sort((a, b) => a - b)).toEqual([4, 5]);
    expect(draws(noBreak, true, 0)).toEqual(new Set(Array.from({ length: 30 }, (_, at) => 10 + at)));
    expect(draws(noBreak, false, 1)).toEqual(new Set(Array.from({ length: 12 }, (_, at) => 4 + at)));
    expect(draws(noBreak, false, 0.25).size).toBe(12);
  });
  it('takes a break that is the likeliest token, chaos or not', () => {
    expect(draws(descending, false, 1)).toEqual(new Set([BREAK]));
  });
  it('chooses uniformly', () => {
    const sampler = new Sampler({ ...settings, topK: 4, chaosRate: 0 }, sets, seededRandom(3), 8000);
    const counts = new Map<number, number>();
    for (let i = 0; i < 8000; i++) {
      const token = sampler.draw(noBreak, false);
      counts.set(token, (counts.get(token) ?? 0) + 1);
    }
    expect([...counts.keys()].sort()).toEqual([4, 5, 6, 7]);
    for (const count of counts.values()) expect(Math.abs(count - 2000)).toBeLessThan(200);
  });
  it('stays within its pool for any logits', () => {
    fc.assert(
      fc.property(logitsOf, fc.boolean(), fc.integer({ min: 0, max: MAX_SEED }), (logits, opening, seed) => {
        const token = new Sampler(settings, sets, seededRandom(seed), 1).draw(logits, opening);
        const allowed = opening ? sets.opening : sets.inner;
        const width = opening ? settings.newlineTopK : settings.topK + settings.chaosTopK;
        expect(byFullSort(logits, width, allowed)).toContain(logits[token]);
        expect(allowed[token]).toBe(1);
      }),
    );
  });
});

it('draws the chaos vector of zeros and ones at its rate', () => {
  const vector = drawChaosVector(10_000, 0.25, seededRandom(5));
  expect(vector.every((entry) => entry === 0 || entry === 1)).toBe(true);
  expect(vector.reduce((sum, entry) => sum + entry, 0) / 10_000).toBeCloseTo(0.25, 1);
  expect(drawChaosVector(100, 0, seededRandom(5)).includes(1)).toBe(false);
  expect(drawChaosVector(100, 1, seededRandom(5)).includes(0)).toBe(false);
});

it('presets grow wilder in every heuristic; poet is the original', () => {
  expect(presets.poet).toEqual({ topK: 2, newlineTopK: 120, chaosTopK: 45, chaosRate: 0.25, maxTokens: 60 });
  for (const key of ['topK', 'newlineTopK', 'chaosTopK', 'chaosRate'] as const) {
    const values = presetNames.map((name) => presets[name][key]);
    expect(values).toEqual([...values].sort((a, b) => a - b));
  }
});
