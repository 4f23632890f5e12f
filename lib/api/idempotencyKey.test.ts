import { expect, it } from 'vitest';
import { withSeedOfKey } from './idempotencyKey.ts';
import { parsePoemRequest } from './request.ts';

const prompt = 'Над крышей тихо тает свет';

it('gives a request with the same key the same seed, and another key another', () => {
  const seedOf = (key: string) => parsePoemRequest(withSeedOfKey({ prompt }, key)).seed;
  expect(seedOf('8e03978e')).toBe(seedOf('8e03978e'));
  expect(seedOf('8e03978e')).not.toBe(seedOf('8e03978f'));
});

it('leaves a seed that is given, a request without a key, and what is no request', () => {
  expect(withSeedOfKey({ prompt, seed: 7 }, 'key')).toEqual({ prompt, seed: 7 });
  expect(withSeedOfKey({ prompt }, undefined)).toEqual({ prompt });
  for (const body of [null, [], 'text']) expect(withSeedOfKey(body, 'key')).toBe(body);
});

it.each(['', 'ключ', 'x'.repeat(256)])('refuses the key %j', (key) => {
  expect(() => withSeedOfKey({ prompt }, key)).toThrow(/^idempotency-key must be 1 to 255/u);
});
