import type { ReadOptions } from '../../lib/files/jsonLines.ts';
import { readRows } from '../../lib/files/readLines.ts';
import { fileSource } from '../../lib/files/source.ts';
import { tidy } from '../../lib/russian/tidy.ts';
import { type PeoplesPoem, readPeoplesPoems } from '../reading/peoplesPoems.ts';

/** First lines to write from. */
export interface Prompts {
  readonly firstLines: readonly string[];
  /** The poems that people wrote from them, if the file has them. */
  readonly poems?: readonly PeoplesPoem[];
}

/**
 * Reads first lines: one a row, or people's poems as JSON Lines where the name ends in `.jsonl`.
 * @throws PromptsError; InputError, or what the file system throws.
 */
export async function readPrompts(file: string, reading: ReadOptions = {}): Promise<Prompts> {
  if (/\.jsonl(\.gz)?$/u.test(file)) {
    const poems = await readPeoplesPoems(file, reading);
    return { firstLines: poems.map(({ lines }) => lines[0] as string), poems };
  }
  const rows = await readRows(fileSource(file), reading.warn);
  return { firstLines: rows.map((row) => tidy(row, { stressMarks: true })).filter((row) => row !== '') };
}
