import { Option } from 'commander';
import type { ReadOptions } from '../../lib/files/jsonLines.ts';

/** The option of commands that read JSON Lines. */
export interface StrictOption {
  strict?: boolean | undefined;
}

export const strictOption = new Option(
  '--strict',
  'stop at a broken line of JSON Lines, with exit code 2, instead of skipping it',
);

/**
 * How a command reads: what there is to tell goes to stderr, once, however often a file is read.
 * @param onBytes for a progress bar.
 */
export function reading(
  { strict = false }: StrictOption = {},
  onBytes?: ReadOptions['onBytes'],
): ReadOptions {
  const told = new Set<string>();
  return {
    strict,
    onBytes,
    warn: (message) => {
      if (!told.has(message)) console.error(message);
      told.add(message);
    },
  };
}
