import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { createInterface } from 'node:readline';
import { PassThrough, pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** A poem of a corpus file. A blank line of `text` separates stanzas. */
export interface CorpusPoem {
  text: string;
  author?: string;
  title?: string;
  source?: string;
  kind?: string;
  /** Set by cleaning: whether the poem has obscene words. */
  obscene?: boolean;
}

/** A corpus file that is not JSON Lines of poems. The message names file and line. */
export class CorpusFormatError extends Error {
  override readonly name = 'CorpusFormatError';
}

/** The name of a corpus file without folder and ending: `poems/a.jsonl.gz` → `a`. */
export function corpusName(file: string): string {
  return basename(file).replace(/\.jsonl(\.gz)?$/u, '');
}

/**
 * Streams the poems of a JSON Lines file, gzipped if its name ends in `.gz`. Memory does not grow with the file.
 * @param onBytes called with the size of each chunk read from disk, for progress bars.
 * @throws CorpusFormatError for a line that is not a JSON object with a string `text`.
 */
export async function* readPoems(
  file: string,
  onBytes?: (bytes: number) => void,
): AsyncGenerator<CorpusPoem> {
  const raw = createReadStream(file, { highWaterMark: 1 << 18 });
  if (onBytes) raw.on('data', (chunk) => onBytes(chunk.length));
  // pipeline() passes an error of any stage to the last one, and the line reader throws it.
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
