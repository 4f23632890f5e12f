import { InputError } from './inputError.ts';

/** The encoding that a UTF-16 byte order mark names. */
export function utf16Of([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return undefined;
}

/**
 * The lines of a whole text in UTF-16, as they end with LF.
 * @throws InputError where it is broken.
 */
export function decodeUtf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be', name: string): string[] {
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
  const at = wrongUnit(text, bytes, encoding);
  if (at >= 0) {
    const line = text.slice(0, at).split('\n').length;
    throw new InputError(`${name}:${line}: byte ${2 * at}: it is not ${encoding.toUpperCase()}`);
  }
  const lines = text.slice(1).split('\n');
  // A text that ends with a line break has no line behind it.
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** Index of the first unit that UTF-16 does not have there, or that no text has; -1 if there is none. */
function wrongUnit(text: string, bytes: Uint8Array, encoding: string): number {
  const replacement = encoding === 'utf-16le' ? [0xfd, 0xff] : [0xff, 0xfd];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0) return at;
    // Half of a pair, or half of a unit, is decoded as one replacement.
    if (unit === 0xfffd && replacement.some((byte, nth) => bytes[2 * at + nth] !== byte)) return at;
  }
  return -1;
}
