import { MAX_SEED } from '../sampling/random.ts';
import { hash53 } from '../shared/hash.ts';

/** The seed that follows from a key: a request that is sent again with it gets the same poem, from whichever process. */
export function seedOfKey(key: string): number {
  return hash53(key) % (MAX_SEED + 1);
}
