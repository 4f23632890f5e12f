import type { ReadOptions } from '../../lib/files/jsonLines.ts';
import type { Random } from '../../lib/sampling/random.ts';
import { readPoems } from '../corpus/jsonl.ts';
import { isHeldOut } from '../corpus/split.ts';
import { Reservoir } from '../statistics/reservoir.ts';
import type { ScoredPoem } from './measure.ts';

/**
 * Draws quatrains of people at random: stanzas of four lines of the held-out poems.
 * @throws InputError, or what the file system throws.
 */
export async function drawQuatrains(
  files: readonly string[],
  count: number,
  random: Random,
  reading?: ReadOptions,
): Promise<ScoredPoem[]> {
  const reservoir = new Reservoir<ScoredPoem>(count, random);
  for (const file of files) {
    for await (const { text, obscene } of readPoems(file, reading)) {
      if (obscene || !isHeldOut(text)) continue;
      for (const stanza of text.split(/\n\s*\n/u)) {
        const lines = stanza.split('\n').filter((line) => /[а-яё]/iu.test(line));
        if (lines.length === 4) reservoir.add({ lines, given: 0 });
      }
    }
  }
  return reservoir.drawn;
}
