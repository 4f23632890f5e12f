import type { ReadOptions } from '../../lib/files/jsonLines.ts';
import { wordsOf } from '../../lib/russian/words.ts';
import type { Random } from '../../lib/sampling/random.ts';
import { corpusName, readPoems } from '../corpus/jsonl.ts';
import { isHeldOut } from '../corpus/split.ts';
import { Reservoir } from '../statistics/reservoir.ts';

/** Lines of each poem that is read, the first line included. */
export const READ_LINES = 8;

/** The first lines of a poem by a person, as a row of a prompts file. */
export interface PeoplesPoem {
  /** Eight lines; the first is what our poem begins with too. */
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
 * @throws InputError; PromptsError for a poem of fewer than eight lines, or if there is none.
 */
export async function readPeoplesPoems(file: string, reading?: ReadOptions): Promise<PeoplesPoem[]> {
  const poems: PeoplesPoem[] = [];
  for await (const { text, source = corpusName(file) } of readPoems(file, reading)) {
    const lines = firstLines(text);
    if (lines.length < READ_LINES)
      throw new PromptsError(`${file}: the poem «${lines[0] ?? ''}» has fewer than ${READ_LINES} lines`);
    poems.push({ lines, source });
  }
  if (poems.length === 0) throw new PromptsError(`${file} holds no poem`);
  return poems;
}

/**
 * Draws held-out poems at random from cleaned corpus files: the first eight lines of poems whose lines look like verse.
 * @throws InputError, or what the file system throws.
 */
export async function drawPeoplesPoems(
  files: readonly string[],
  count: number,
  random: Random,
  reading?: ReadOptions,
): Promise<PeoplesPoem[]> {
  const reservoir = new Reservoir<PeoplesPoem>(count, random);
  for (const file of files) {
    for await (const { text, obscene } of readPoems(file, reading)) {
      if (obscene || !isHeldOut(text)) continue;
      const lines = firstLines(text);
      if (lines.length === READ_LINES && lines.every(isVerseLine))
        reservoir.add({ lines, source: corpusName(file) });
    }
  }
  return reservoir.drawn;
}

function firstLines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, READ_LINES);
}

/** Titles, epigraphs with their authors, dates and prose give the person's poem away. */
function isVerseLine(line: string): boolean {
  const words = wordsOf(line).length;
  return words >= 2 && words <= 10 && !/[a-z\d]/iu.test(line);
}
