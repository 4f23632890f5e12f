import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { PassThrough, pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** A poem as the corpus files hold it; a blank line of `text` parts stanzas. */
export interface CorpusPoem {
  text: string;
  author?: string;
  title?: string;
  source?: string;
  kind?: string;
  /** Set by cleaning: the poem holds obscene words. */
  obscene?: boolean;
}

/** A corpus file that is not JSON Lines of poems. The message names file and line. */
export class CorpusFormatError extends Error {
  override readonly name = 'CorpusFormatError';
}

/**
 * Streams the poems of a JSON Lines file, gzipped if its name ends in `.gz`; memory does not grow with the file.
 * @param onBytes called with the number of bytes (as they lie on disk) of each chunk read, for progress bars.
 * @throws CorpusFormatError for a line that is no JSON object with a string `text`.
 */
export async function* readPoems(
  file: string,
  onBytes?: (bytes: number) => void,
): AsyncGenerator<CorpusPoem> {
  const raw = createReadStream(file, { highWaterMark: 1 << 18 });
  if (onBytes) raw.on('data', (chunk) => onBytes(chunk.length));
  // pipeline() hands an error of any stage to the last one, which the line reader then throws.
  const text = pipeline(raw, file.endsWith('.gz') ? createGunzip() : new PassThrough(), () => {});
  let row = 0;
  for await (const line of createInterface({ input: text, crlfDelay: Number.POSITIVE_INFINITY })) {
    row++;
    if (line.trim() === '') continue;
    yield parsePoem(line, `${file}:${row}`);
  }
  if (text.errored) throw new CorpusFormatError(`${file}: ${text.errored.message}`, { cause: text.errored });
}

function parsePoem(line: string, place: string): CorpusPoem {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw new CorpusFormatError(`${place}: not a JSON object; each line must be {"text": "..."}`, { cause });
  }
  if (typeof (value as CorpusPoem | null)?.text !== 'string') {
    throw new CorpusFormatError(`${place}: no string "text" in this line`);
  }
  return value as CorpusPoem;
}
