import { hash53 } from '../../lib/shared/hash.ts';
import { lettersOf } from './letters.ts';

/**
 * Whether a poem is in the tenth that is held out for testing. This depends on the poem's letters alone, so every step
 * holds out the same poems, today and next year.
 */
export function isHeldOut(text: string): boolean {
  return hash53(lettersOf(text)) % 10 === 0;
}

/** Which of so many folds a poem is in, 0 the first; independent of `isHeldOut`. */
export function foldOf(text: string, folds: number): number {
  return Math.floor(hash53(lettersOf(text)) / 10) % folds;
}
