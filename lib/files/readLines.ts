import { isAscii, isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import { LINE_BREAK } from '../russian/tidy.ts';
import { detectEightBit, startsAsUtf8 } from './encoding.ts';
import { InputError } from './inputError.ts';
import type { Source } from './source.ts';
import { decodeUtf16, utf16Of } from './utf16.ts';

/** Takes messages about what is read, such as its encoding. */
export type Warn = (message: string) => void;

const LINE_FEED = 0x0a;
/** Bytes of the longest character in UTF-8. */
const LONGEST = 4;
/** Bytes that an encoding is told by. */
const SAMPLE = 1 << 16;

/**
 * Streams the lines of a text, as they end with LF (a CR before it stays). UTF-8 with or without a byte order mark and
 * UTF-16 with one are read; so are windows-1251 and KOI8-R, told by their letters.
 * @param warn told of an encoding that is a guess.
 * @throws InputError that names line and byte where the text is in no such encoding, or what the source throws.
 */
export async function* readLines({ name, chunks }: Source, warn: Warn = () => {}): AsyncGenerator<string> {
  const input = chunks[Symbol.asyncIterator]();
  try {
    let bytes = await take(input, 2);
    const utf16 = utf16Of(bytes);
    if (utf16) {
      yield* decodeUtf16(Buffer.concat([bytes, await take(input, Number.POSITIVE_INFINITY)]), utf16, name);
      return;
    }
    const decoder = new LineDecoder(name);
    let isTold = false;
    let rest: Uint8Array[] = [];
    for (; bytes.length > 0; bytes = await take(input, 1)) {
      // What is ASCII so far is the same in all encodings.
      if (!isTold && !isAscii(bytes)) {
        isTold = true;
        // The last character may go on in the next chunk.
        if (!isUtf8(bytes)) bytes = Buffer.concat([bytes, await take(input, LONGEST)]);
        if (!startsAsUtf8(bytes)) {
          bytes = Buffer.concat([bytes, await take(input, SAMPLE - bytes.length)]);
          const encoding = await detectEightBit(bytes.subarray(0, SAMPLE));
          if (encoding) warn(`${name}: not UTF-8; read as ${encoding}`);
          decoder.use(encoding);
        }
      }
      let from = 0;
      for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, from)) {
        const end = bytes.subarray(from, at);
        yield decoder.decode(rest.length === 0 ? end : Buffer.concat([...rest, end]));
        rest = [];
        from = at + 1;
      }
      if (from < bytes.length) rest.push(bytes.subarray(from));
    }
    const last = Buffer.concat(rest);
    if (last.length > 0) yield decoder.decode(last);
  } finally {
    await input.return?.();
  }
}

/** A whole text with "\n" between its lines. Throws as {@link readLines} does. */
export async function readText(source: Source, warn?: Warn): Promise<string> {
  const lines: string[] = [];
  for await (const line of readLines(source, warn)) lines.push(line);
  return lines.join('\n');
}

/** The rows of a text, whatever ends them; blank ones too, so that they can be counted. Throws as {@link readLines} does. */
export async function readRows(source: Source, warn?: Warn): Promise<string[]> {
  return (await readText(source, warn)).split(LINE_BREAK);
}

/** The next chunks, together at least so many bytes unless the input ends. */
async function take(input: AsyncIterator<Uint8Array>, least: number): Promise<Buffer> {
  const taken: Uint8Array[] = [];
  for (let size = 0; size < least; size += taken.at(-1)?.length ?? 0) {
    const { value, done } = await input.next();
    if (done) break;
    taken.push(value);
  }
  return Buffer.concat(taken);
}

/** Decodes the lines of a text one by one, and knows where each begins. */
class LineDecoder {
  readonly #name: string;
  #eightBit: TextDecoder | undefined;
  #line = 0;
  #offset = 0;

  constructor(name: string) {
    this.#name = name;
  }

  /** @param encoding of one byte a letter; UTF-8 if there is none. */
  use(encoding: string | undefined): void {
    this.#eightBit = encoding === undefined ? undefined : new TextDecoder(encoding);
  }

  decode(bytes: Buffer): string {
    this.#line++;
    const zero = bytes.indexOf(0);
    if (zero >= 0)
      throw this.#wrong(bytes, zero, 'no text holds a zero byte, and UTF-16 needs a byte order mark');
    if (!this.#eightBit && !isUtf8(bytes)) {
      const advice =
        'it is not UTF-8, and its letters are not told as windows-1251 or KOI8-R; save it as UTF-8';
      throw this.#wrong(bytes, firstWrong(bytes), advice);
    }
    this.#offset += bytes.length + 1;
    const text = this.#eightBit?.decode(bytes) ?? bytes.toString('utf8');
    return this.#line === 1 ? text.replace(/^\uFEFF/u, '') : text;
  }

  #wrong(bytes: Buffer, at: number, what: string): InputError {
    const value = (bytes[at] as number).toString(16).toUpperCase().padStart(2, '0');
    return new InputError(`${this.#name}:${this.#line}: byte ${this.#offset + at} (0x${value}): ${what}`);
  }
}

/** Index of the first byte that no UTF-8 text has there. */
function firstWrong(bytes: Buffer): number {
  // What stands before the first replacement was decoded as it is, byte for byte.
  const text = bytes.toString('utf8');
  for (let at = text.indexOf('\uFFFD'); ; at = text.indexOf('\uFFFD', at + 1)) {
    const index = Buffer.byteLength(text.slice(0, at));
    if (!bytes.subarray(index, index + 3).equals(REPLACEMENT)) return index;
  }
}

const REPLACEMENT = Buffer.from('\uFFFD');
