/** A source of random numbers; the same seed gives the same numbers. */
export interface Random {
  /** A whole number from 0 to `below` - 1. */
  integer(below: number): number;
  /** A number from 0 up to, not including, 1. */
  uniform(): number;
}

/** Seeds run from 0 to this. */
export const MAX_SEED = 0xffffffff;

/** A seed drawn from the system's entropy, for a request that has none. */
export function drawSeed(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] as number;
}

/**
 * xoshiro128** 1.1 (Blackman and Vigna 2018, prng.di.unimi.it), its state filled by splitmix32.
 * @param seed whole number from 0 to 2^32 - 1.
 */
export function seededRandom(seed: number): Random {
  let mix = seed >>> 0;
  const splitmix = (): number => {
    mix = (mix + 0x9e3779b9) | 0;
    let z = mix;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return z ^ (z >>> 15);
  };
  let [a, b, c, d] = [splitmix(), splitmix(), splitmix(), splitmix()];
  const next = (): number => {
    const scrambled = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return scrambled;
  };
  return {
    uniform: () => next() / 4294967296,
    integer: (below) => Math.floor((next() / 4294967296) * below),
  };
}

function rotate(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}
