import type { RhymeImage } from '../../lib/prosody/rhymeTable.ts';

/** @param keys the key of each common reading, in the order of the table; empty where it has no tail. */
export function packRhymes(keys: readonly string[]): RhymeImage {
  const sorted = [...new Set(keys)].sort();
  const numbers = new Map(sorted.map((key, at) => [key, at]));
  return {
    keys: new TextEncoder().encode(sorted.join('\n')),
    keyOf: Uint16Array.from(keys, (key) => numbers.get(key) as number),
  };
}
