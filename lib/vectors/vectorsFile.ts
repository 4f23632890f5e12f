import { zstdDecompressSync } from 'node:zlib';
import { VectorsError } from './errors.ts';
import type { FormImage } from './formTable.ts';

/** First four bytes of the artifact, with the version of its form. */
export const MAGIC = 'NPV1';
/** Compressed sections: codes and block lengths of the forms, gaps of the lemmas, rarities. */
export const SECTIONS = 4;
/** Bytes before the compressed ones: the magic word, the length of each section, the length of them all compressed. */
export const HEADER = MAGIC.length + 4 * (SECTIONS + 1);

/** What the artifact holds, unpacked. */
export interface VectorsImage {
  readonly forms: FormImage;
  /** Number of each form's lemma. */
  readonly lemmas: Uint16Array;
  /** Each lemma's share of what people write: -8 times the logarithm to base 2. */
  readonly rarities: Uint8Array;
  /** Vectors of the lemmas, one after another: two numbers of -8 to 7 a byte, the lower half of it first. */
  readonly vectors: Uint8Array;
}

/**
 * Reads what `packVectors` (`workshop/vectors/packVectors.ts`) wrote. The vectors are not copied.
 * @throws VectorsError if the bytes are no word vectors.
 */
export function unpackVectors(bytes: Uint8Array): VectorsImage {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.toString('latin1', 0, MAGIC.length) !== MAGIC)
    throw new VectorsError('These bytes are no word vectors: build them with `npm run vectors:build`.');
  const lengths = Array.from({ length: SECTIONS + 1 }, (_, at) => file.readUInt32LE(MAGIC.length + 4 * at));
  const end = HEADER + (lengths.pop() as number);
  let body: Buffer;
  try {
    body = zstdDecompressSync(file.subarray(HEADER, end));
  } catch (cause) {
    throw new VectorsError('The word vectors are damaged: build them again with `npm run vectors:build`.', {
      cause,
    });
  }
  let start = 0;
  const [codes, blockLengths, gaps, rarities] = lengths.map((length) => {
    start += length;
    return body.subarray(start - length, start);
  }) as [Buffer, Buffer, Buffer, Buffer];
  return {
    forms: { codes, blockLengths },
    lemmas: fromGaps(gaps),
    rarities,
    vectors: file.subarray(end),
  };
}

/** Numbers from the gaps between them, modulo 2^16, which lie as two runs: all low bytes, all high ones. */
function fromGaps(bytes: Uint8Array): Uint16Array {
  const numbers = new Uint16Array(bytes.length / 2);
  let number = 0;
  for (let at = 0; at < numbers.length; at++) {
    number += (bytes[at] as number) | ((bytes[numbers.length + at] as number) << 8);
    numbers[at] = number;
  }
  return numbers;
}
