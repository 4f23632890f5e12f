import { createWriteStream } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { isObscene } from '../../text/obscenity.ts';
import { readPoems } from '../jsonl.ts';
import { cutProse } from './cutProse.ts';

/**
 * Cuts files of prose (JSON Lines with `{"text"}`) into passages and writes them as the lines of one corpus file of
 * kind `prose`. Obscene passages are left out. Streams; a killed run leaves a `.part` file and never half an output.
 * @returns the number of passages.
 * @throws CorpusFormatError, or what the file system throws.
 */
export async function cutProseFiles(
  files: readonly string[],
  out: string,
  onBytes?: (bytes: number) => void,
): Promise<number> {
  await mkdir(dirname(out), { recursive: true });
  let passages = 0;
  async function* rows(): AsyncGenerator<string> {
    for (const file of files) {
      for await (const { text } of readPoems(file, onBytes)) {
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
