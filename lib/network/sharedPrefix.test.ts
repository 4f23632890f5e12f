import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BufferPool } from './bufferPool.ts';
import type { MemoryParts } from './memoryParts.ts';
import { LONGEST, PINNED, SharedPrefix } from './sharedPrefix.ts';
import { TokenStore } from './tokenStore.ts';

const memory: MemoryParts = {
  parts: [
    { name: 'a', heads: 2, width: 3, before: 0 },
    { name: 'b', heads: 1, width: 2, before: 6 },
  ],
  tokenSize: 8,
};
const pool = new BufferPool();

/** Numbers that tell token, part, head and place. */
const numberOf = (token: number, part: number, head: number, at: number) =>
  token * 100 + part * 50 + head * 10 + at;
const entriesOf = (tokens: readonly number[]) =>
  Float32Array.from(
    memory.parts.flatMap(({ heads, width }, part) =>
      tokens.flatMap((token) =>
        Array.from({ length: heads * width }, (_, at) =>
          numberOf(token, part, Math.floor(at / width), at % width),
        ),
      ),
    ),
  );
/** What the network gets of a prefix of these tokens. */
const inputsOf = (tokens: readonly number[]) =>
  memory.parts.map(({ heads, width }, part) =>
    Array.from({ length: heads }, (_, head) =>
      tokens.map((token) => Array.from({ length: width }, (_, at) => numberOf(token, part, head, at))),
    ).flat(2),
  );

/** Extends a prefix by tokens that lie scattered in a store. */
function extend(prefix: SharedPrefix, tokens: readonly number[]): SharedPrefix {
  const store = new TokenStore(memory, pool);
  const slots = new BigInt64Array(tokens.length);
  for (const [at, token] of tokens.entries()) {
    slots[at] = BigInt(store.append(entriesOf([token, 9999]), 2));
  }
  const extended = prefix.extended(store, slots);
  store.letGo();
  return extended;
}
const read = (prefix: SharedPrefix) =>
  memory.parts.map(({ name }) => Array.from(prefix.inputs[`prefix_${name}`]?.data as Float32Array));

describe('SharedPrefix', () => {
  it('holds the tokens it was extended by, the first ones and the last where they are too many', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 }),
        fc.array(fc.integer({ min: 1, max: 90 }), { maxLength: 6 }),
        (first, more) => {
          let next = 0;
          const fresh = (count: number) => Array.from({ length: count }, () => next++);
          let tokens = fresh(first);
          let prefix = extend(SharedPrefix.empty(memory, pool), tokens);
          for (const count of more) {
            const added = fresh(count);
            tokens = [...tokens, ...added];
            tokens.splice(PINNED, Math.max(0, tokens.length - LONGEST));
            const longer = extend(prefix, added);
            prefix.letGo();
            prefix = longer;
          }
          expect(prefix.length).toBe(tokens.length);
          expect(read(prefix)).toEqual(inputsOf(tokens));
          prefix.letGo();
        },
      ),
      { numRuns: 30 },
    );
  });

  it('stays as it is while another uses it', () => {
    const prefix = extend(SharedPrefix.empty(memory, pool), [1, 2, 3]);
    const same = prefix.share();
    const longer = extend(prefix, [4]);
    prefix.letGo();
    const other = extend(SharedPrefix.empty(memory, pool), [7, 8]);
    expect(read(same)).toEqual(inputsOf([1, 2, 3]));
    expect(read(longer)).toEqual(inputsOf([1, 2, 3, 4]));
    same.letGo();
    // Freed memory is used again.
    const next = extend(SharedPrefix.empty(memory, pool), [5]);
    expect(read(other)).toEqual(inputsOf([7, 8]));
    expect(read(next)).toEqual(inputsOf([5]));
  });
});
