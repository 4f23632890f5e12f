import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { ReadOptions } from '../../../lib/files/jsonLines.ts';
import { isObscene } from '../../../lib/russian/obscenity.ts';
import { hash53 } from '../../../lib/shared/hash.ts';
import { type CorpusPoem, readPoems } from '../jsonl.ts';
import { writeWhole } from '../writeWhole.ts';
import { cutProse } from './cutProse.ts';

/**
 * Cuts files of prose (JSON Lines with `{"text"}`) into passages, and writes these as one corpus file of kind `prose`.
 * Obscene passages are left out. Streams.
 * @param shares for groups (the field `group`), the share of their texts to read, 0 to 1; 1 for groups not named. The
 *   choice depends on the text alone.
 * @returns the number of passages.
 * @throws InputError, or what the file system throws.
 */
export async function cutProseFiles(
  files: readonly string[],
  out: string,
  reading?: ReadOptions,
  shares: ReadonlyMap<string, number> = new Map(),
): Promise<number> {
  await mkdir(dirname(out), { recursive: true });
  let passages = 0;
  async function* rows(): AsyncGenerator<string> {
    for (const file of files) {
      for await (const { text, group } of readPoems(file, reading) as AsyncGenerator<ProseText>) {
        if (hash53(text) % 1000 >= 1000 * (shares.get(group ?? '') ?? 1)) continue;
        for (const passage of cutProse(text)) {
          if (isObscene(passage)) continue;
          passages++;
          yield `${JSON.stringify({ text: passage, kind: 'prose' })}\n`;
        }
      }
    }
  }
  await writeWhole(out, rows());
  return passages;
}

type ProseText = CorpusPoem & { group?: string };
