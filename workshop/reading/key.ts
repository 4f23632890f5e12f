import { AnswersError } from './answers.ts';
import type { Pair } from './pairs.ts';

/** How our poems were written. */
export interface Settings {
  readonly model: string;
  readonly version: string;
  readonly form: string;
  readonly preset: string;
  /** Seed of the first poem, counted up from there, and of the sides. */
  readonly seed: number;
  readonly prompts: string;
}

/** What readers must not see: which poem is whose. */
export interface Key {
  readonly settings: Settings;
  readonly pairs: readonly Pair[];
}

/**
 * Reads a key file.
 * @throws AnswersError if it is none.
 */
export function parseKey(text: string, file: string): Key {
  try {
    const key = JSON.parse(text) as Key;
    if (key.pairs.every(({ pair, person }) => pair >= 1 && (person === 'A' || person === 'B'))) return key;
  } catch (cause) {
    throw new AnswersError(`${file} is not a key that npm run reading wrote`, { cause });
  }
  throw new AnswersError(`${file} is not a key that npm run reading wrote`);
}
