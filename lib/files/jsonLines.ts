import { InputError } from './inputError.ts';
import { readLines, type Warn } from './readLines.ts';
import { fileSource, type Source } from './source.ts';

/** How JSON Lines are read. */
export interface ReadOptions {
  /** Stop at a broken line instead of skipping it. */
  strict?: boolean;
  /** Told of broken lines, how many were skipped, and an encoding that is a guess. */
  warn?: Warn | undefined;
  /** Called with the size of each chunk read from disk, for progress bars. */
  onBytes?: ((bytes: number) => void) | undefined;
}

/** What each line must hold. */
export interface RowKind<T> {
  is(value: unknown): value is T;
  /** In words, e.g. `a string "text"`. */
  readonly holds: string;
}

/** Rows that hold a text: poems, prose. */
export const textRows: RowKind<{ text: string }> = {
  is: (value): value is { text: string } => typeof (value as { text?: unknown } | null)?.text === 'string',
  holds: 'a string "text"',
};

/** Broken lines of a file that are named; the others are only counted. */
const MOST_NAMED = 50;

/**
 * Streams the objects of JSON Lines, gzipped if the name ends in `.gz`, in any encoding that {@link readLines} reads. A
 * line ends with LF, CR or both and with nothing else: U+2028 in a string is part of it. Blank lines are left out. A
 * broken line is told of with file and number and skipped, or ends the reading where `strict` is set.
 * @throws InputError for a broken line where `strict` is set; for a file with broken lines alone; for a wrong encoding;
 *   or what the source throws.
 */
export async function* readJsonLines<T>(
  file: string | Source,
  kind: RowKind<T>,
  { strict = false, warn = () => {}, onBytes }: ReadOptions = {},
): AsyncGenerator<T> {
  const source = typeof file === 'string' ? fileSource(file, onBytes) : file;
  let row = 0;
  let read = 0;
  let skipped = 0;
  for await (const line of readLines(source, warn)) {
    for (const text of line.replace(/\r$/u, '').split('\r')) {
      row++;
      if (text.trim() === '') continue;
      const value = parse(text);
      if (kind.is(value)) {
        read++;
        yield value;
        continue;
      }
      const fault = `${source.name}:${row}: ${value === undefined ? 'not JSON' : `no object with ${kind.holds}`}`;
      if (strict) throw new InputError(fault);
      if (++skipped <= MOST_NAMED) warn(fault);
    }
  }
  if (skipped === 0) return;
  if (read === 0)
    throw new InputError(`${source.name}: none of its lines is a JSON object with ${kind.holds}`);
  warn(`${source.name}: ${skipped} of ${read + skipped} lines skipped`);
}

/** The value of a line; undefined if it is no JSON. */
function parse(text: string): unknown {
  try {
    // Where files are joined, a byte order mark may stand before any line.
    return JSON.parse(text.replace(/^\uFEFF/u, '')) as unknown;
  } catch {
    return undefined;
  }
}
