import { createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Streams text into a file that exists only when it is complete: a killed run leaves `FILE.part`. */
export async function writeWhole(file: string, chunks: AsyncIterable<string>): Promise<void> {
  const part = `${file}.part`;
  await pipeline(Readable.from(chunks), createWriteStream(part));
  await rename(part, file);
}
