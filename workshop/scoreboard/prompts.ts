import { readFile } from 'node:fs/promises';
import { type PeoplesPoem, readPeoplesPoems } from '../reading/peoplesPoems.ts';

/** First lines to write from. */
export interface Prompts {
  readonly firstLines: readonly string[];
  /** The poems that people wrote from them, if the file has them. */
  readonly poems?: readonly PeoplesPoem[];
}

/**
 * Reads first lines: one a row, or people's poems as JSON Lines where the name ends in `.jsonl`.
 * @throws PromptsError or CorpusFormatError for a wrong JSON Lines file.
 */
export async function readPrompts(file: string): Promise<Prompts> {
  if (/\.jsonl(\.gz)?$/u.test(file)) {
    const poems = await readPeoplesPoems(file);
    return { firstLines: poems.map(({ lines }) => lines[0] as string), poems };
  }
  const rows = (await readFile(file, 'utf8')).split(/\r?\n/u);
  return { firstLines: rows.filter((row) => row.trim() !== '') };
}
