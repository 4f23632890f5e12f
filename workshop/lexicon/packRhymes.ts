import type { RhymeImage } from '../../lib/prosody/rhymeTable.ts';

/** The rhyme table as the artifact holds it. @param keys of the common readings in the table's order; empty without a tail. */
export function packRhymes(keys: readonly string[]): RhymeImage {
  const sorted = [...new Set(keys)].sort();
  const numbers = new Map(sorted.map((key, at) => [key, at]));
  return {
    keys: new TextEncoder().encode(sorted.join('\n')),
    keyOf: Uint16Array.from(keys, (key) => numbers.get(key) as number),
  };
}
