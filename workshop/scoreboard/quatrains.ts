import type { Random } from '../../lib/sampling/random.ts';
import { readPoems } from '../corpus/jsonl.ts';
import { isHeldOut } from '../corpus/split.ts';
import type { ScoredPoem } from './measure.ts';

/**
 * Draws quatrains of people at random: stanzas of four lines of the held-out poems.
 * @throws CorpusFormatError, or what the file system throws.
 */
export async function drawQuatrains(
  files: readonly string[],
  count: number,
  random: Random,
): Promise<ScoredPoem[]> {
  const drawn: ScoredPoem[] = [];
  let seen = 0;
  for (const file of files) {
    for await (const { text, obscene } of readPoems(file)) {
      if (obscene || !isHeldOut(text)) continue;
      for (const stanza of text.split(/\n\s*\n/u)) {
        const lines = stanza.split('\n').filter((line) => /[а-яё]/iu.test(line));
        if (lines.length !== 4) continue;
        // Reservoir sampling (Vitter 1985, algorithm R): each quatrain is as likely as any other.
        const place = random.integer(++seen);
        if (drawn.length < count) drawn.push({ lines, given: 0 });
        else if (place < count) drawn[place] = { lines, given: 0 };
      }
    }
  }
  return drawn;
}
