import { hash53 } from '../../lib/shared/hash.ts';
import { lettersOf } from './letters.ts';

/**
 * Whether a poem belongs to the tenth of the poems that is held out for testing. It depends on the poem's
 * letters alone, so that every step, today's and next year's, holds out the same poems.
 */
export function isHeldOut(text: string): boolean {
  return hash53(lettersOf(text)) % 10 === 0;
}
