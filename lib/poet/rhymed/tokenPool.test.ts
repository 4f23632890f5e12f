import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PieceKind, type Pieces } from './pieces.ts';
import { TokenPool } from './tokenPool.ts';

const SIZE = 40;
const OFFSET = 3;
/** Every fourth token begins a word; each has a vowel more than the one before, up to three. */
const kinds = Uint8Array.from({ length: SIZE }, (_, at) => (at % 4 === 0 ? PieceKind.start : PieceKind.rest));
const vowels = Uint8Array.from({ length: SIZE }, (_, at) => at % 4);
const pieces: Pieces = { kinds, vowels, ofKind: [], texts: [], openers: new Int32Array(0) };
const all = Int32Array.from(kinds.keys());
const row = fc.float32Array({ minLength: SIZE, maxLength: SIZE, min: -20, max: 0, noNaN: true });

const filled = (logits: Float32Array, mostVowels = 3, added = 0) => {
  const pool = new TokenPool(pieces);
  const shifted = new Float32Array(SIZE + OFFSET);
  shifted.set(logits, OFFSET);
  pool.clear();
  pool.gather(all.subarray(0, 10), shifted, OFFSET, mostVowels);
  pool.gather(all.subarray(10), shifted, OFFSET, mostVowels);
  pool.weigh(shifted, OFFSET, added);
  return pool;
};
const entries = (pool: TokenPool) =>
  Array.from({ length: pool.size }, (_, at) => [pool.token(at), pool.merit(at)] as const);

describe('TokenPool', () => {
  it('holds the tokens that fit and are at most 6 nats less likely than the likeliest of them', () => {
    fc.assert(
      fc.property(row, fc.integer({ min: 0, max: 3 }), (logits, most) => {
        const fitting = [...all].filter((token) => (vowels[token] as number) <= most);
        const floor = Math.max(...fitting.map((token) => logits[token] as number)) - 6;
        const expected = fitting.filter((token) => (logits[token] as number) >= floor);
        expect(entries(filled(logits, most)).map(([token]) => token)).toEqual(expected);
      }),
    );
  });

  it('credits syllables, and tokens behind a word with what was added for it', () => {
    const merits = new Map(entries(filled(new Float32Array(SIZE), 3, -2)));
    expect(merits.get(4)).toBeCloseTo(-2);
    expect(merits.get(5)).toBeCloseTo(0.8);
    expect(merits.get(7)).toBeCloseTo(2.4);
  });

  it('keeps the best', () => {
    fc.assert(
      fc.property(row, fc.integer({ min: 1, max: SIZE }), (logits, most) => {
        const [whole, best] = [filled(logits), filled(logits)];
        best.keepBest(most);
        const merits = entries(whole).map(([, merit]) => merit);
        const least = merits.toSorted((a, b) => b - a)[Math.min(most, merits.length) - 1] as number;
        expect(entries(best)).toEqual(entries(whole).filter(([, merit]) => merit >= least));
      }),
    );
  });

  it('sums what the tokens weigh at a temperature', () => {
    fc.assert(
      fc.property(row, fc.constantFrom(0.6, 1, 1.4), (logits, heat) => {
        const pool = filled(logits);
        const sum = entries(pool).reduce((total, [, merit]) => total + Math.exp(merit / heat), 0);
        expect(pool.logSum(heat)).toBeCloseTo(Math.log(sum), 6);
      }),
    );
  });

  it('is empty again when cleared', () => {
    const pool = filled(new Float32Array(SIZE));
    pool.clear();
    expect(pool.size).toBe(0);
  });
});
