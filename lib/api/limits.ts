import { MAX_SEED } from '../sampling/random.ts';

/** The ranges of a request's fields, both ends included. */
export const limits = {
  /** Code points of a prompt, after trimming. */
  prompt: [1, 200],
  /** The same of a theme. */
  theme: [1, 100],
  topK: [1, 3500],
  newlineTopK: [1, 3500],
  chaosTopK: [0, 3500],
  chaosRate: [0, 1],
  maxTokens: [8, 400],
  lines: [4, 40],
  furtherStanzas: [0, 8],
  /** Milliseconds of the search for rhymed lines. */
  budgetMs: [100, 10_000],
  seed: [0, MAX_SEED],
} as const satisfies Record<string, readonly [number, number]>;

/** Size limit of a request's body, in bytes. */
export const maxBodyBytes = 8 * 1024;
