import { createWriteStream } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { isObscene } from '../../../lib/russian/obscenity.ts';
import { hash53 } from '../../../lib/shared/hash.ts';
import { type CorpusPoem, readPoems } from '../jsonl.ts';
import { cutProse } from './cutProse.ts';

/**
 * Cuts files of prose (JSON Lines with `{"text"}`) into passages and writes them as the lines of one corpus file of
 * kind `prose`. Obscene passages are left out. Streams; a killed run leaves a `.part` file and never half an output.
 * @param shares the share of the texts, 0 to 1, that is read of a group (the field `group`); all of those not named.
 *   Which ones depends on the text alone.
 * @returns the number of passages.
 * @throws CorpusFormatError, or what the file system throws.
 */
export async function cutProseFiles(
  files: readonly string[],
  out: string,
  onBytes?: (bytes: number) => void,
  shares: ReadonlyMap<string, number> = new Map(),
): Promise<number> {
  await mkdir(dirname(out), { recursive: true });
  let passages = 0;
  async function* rows(): AsyncGenerator<string> {
    for (const file of files) {
      for await (const { text, group } of readPoems(file, onBytes) as AsyncGenerator<
        CorpusPoem & { group?: string }
      >) {
        if (hash53(text) % 1000 >= 1000 * (shares.get(group ?? '') ?? 1)) continue;
        for (const passage of cutProse(text)) {
          if (isObscene(passage)) continue;
          passages++;
          yield `${JSON.stringify({ text: passage, kind: 'prose' })}\n`;
        }
      }
    }
  }
  await pipeline(Readable.from(rows()), createWriteStream(`${out}.part`));
  await rename(`${out}.part`, out);
  return passages;
}
