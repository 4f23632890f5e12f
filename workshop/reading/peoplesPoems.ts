import type { ReadOptions } from '../../lib/files/jsonLines.ts';
import { wordsOf } from '../../lib/russian/words.ts';
import type { Random } from '../../lib/sampling/random.ts';
import { corpusName, readPoems } from '../corpus/jsonl.ts';
import { isHeldOut } from '../corpus/split.ts';
import { Reservoir } from '../statistics/reservoir.ts';

/** Which poems are read. */
export interface Wanted {
  /** Lines of each, the first line included. */
  readonly count: number;
  /** Whether a poem will do. @param lines all of its lines, without blank ones. */
  readonly accepts: (lines: readonly string[]) => boolean;
}

/** The first lines of poems whose lines look like verse. */
export const verse: Wanted = {
  count: 8,
  accepts: (lines) => lines.length >= verse.count && lines.slice(0, verse.count).every(isVerseLine),
};

/** The first lines of a poem by a person, as a row of a prompts file. */
export interface PeoplesPoem {
  /** Eight lines, or those of a fixed form; the first is what our poem begins with too. */
  readonly lines: readonly string[];
  /** The corpus file that it is from. */
  readonly source: string;
}

/** A prompts file that holds poems too short to compare. */
export class PromptsError extends Error {
  override readonly name = 'PromptsError';
}

/**
 * Reads people's poems from JSON Lines of `{"text": "..."}`.
 * @param count lines of each.
 * @throws InputError; PromptsError for a poem of fewer lines, or if there is none.
 */
export async function readPeoplesPoems(
  file: string,
  reading?: ReadOptions,
  { count }: Wanted = verse,
): Promise<PeoplesPoem[]> {
  const poems: PeoplesPoem[] = [];
  for await (const { text, source = corpusName(file) } of readPoems(file, reading)) {
    const lines = linesOf(text).slice(0, count);
    if (lines.length < count)
      throw new PromptsError(`${file}: the poem «${lines[0] ?? ''}» has fewer than ${count} lines`);
    poems.push({ lines, source });
  }
  if (poems.length === 0) throw new PromptsError(`${file} holds no poem`);
  return poems;
}

/**
 * Draws held-out poems at random from cleaned corpus files.
 * @param count poems.
 * @throws InputError, or what the file system throws.
 */
export async function drawPeoplesPoems(
  files: readonly string[],
  count: number,
  random: Random,
  reading?: ReadOptions,
  wanted: Wanted = verse,
): Promise<PeoplesPoem[]> {
  const reservoir = new Reservoir<PeoplesPoem>(count, random);
  for (const file of files) {
    for await (const { text, obscene } of readPoems(file, reading)) {
      if (obscene || !isHeldOut(text)) continue;
      const lines = linesOf(text);
      if (wanted.accepts(lines))
        reservoir.add({ lines: lines.slice(0, wanted.count), source: corpusName(file) });
    }
  }
  return reservoir.drawn;
}

/** The lines of a poem, without blank ones. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Titles, epigraphs with their authors, dates and prose give the person's poem away. */
function isVerseLine(line: string): boolean {
  const words = wordsOf(line).length;
  return words >= 2 && words <= 10 && !/[a-z\d]/iu.test(line);
}
