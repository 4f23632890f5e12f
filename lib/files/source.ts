import { createReadStream } from 'node:fs';
import { PassThrough, pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { InputError } from './inputError.ts';

/** Bytes to read, and what messages call them. */
export interface Source {
  readonly name: string;
  readonly chunks: AsyncIterable<Uint8Array>;
}

/**
 * The bytes of a file, unzipped if its name ends in `.gz`. Memory does not grow with the file.
 * @param onBytes called with the size of each chunk read from disk, for progress bars.
 */
export function fileSource(file: string, onBytes?: (bytes: number) => void): Source {
  return { name: file, chunks: chunksOf(file, onBytes) };
}

/** What is piped or typed into the command. */
export function standardInput(): Source {
  return { name: 'standard input', chunks: process.stdin };
}

/** @throws InputError where a zipped file is broken, or what the file system throws. */
async function* chunksOf(file: string, onBytes?: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  const raw = createReadStream(file, { highWaterMark: 1 << 18 });
  if (onBytes) raw.on('data', (chunk) => onBytes(chunk.length));
  try {
    // pipeline() passes an error of any stage to the last one, and the loop throws it.
    yield* pipeline(raw, file.endsWith('.gz') ? createGunzip() : new PassThrough(), () => {});
  } catch (cause) {
    const { code = '', message } = cause as NodeJS.ErrnoException;
    throw code.startsWith('Z_') ? new InputError(`${file}: ${message}`, { cause }) : cause;
  }
}
