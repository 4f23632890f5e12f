import { constants, zstdCompressSync } from 'node:zlib';
import { BLOCK, FIRST_CODE, type FormImage, LETTERS, sharedLetters } from '../../lib/vectors/formTable.ts';
import { MAGIC } from '../../lib/vectors/vectorsFile.ts';

/** Word vectors to pack. */
export interface VectorsToPack {
  /** Sorted words, lower case with е for ё. */
  readonly forms: readonly string[];
  /** Number of each form's lemma. */
  readonly lemmas: readonly number[];
  /** Each lemma's share of what people write, 0 to 1. */
  readonly shares: readonly number[];
  /** Vectors of the lemmas, one after another, as whole numbers of -8 to 7. */
  readonly vectors: Int8Array;
}

/** The artifact of word vectors: see `unpackVectors`. The vectors lie behind the compressed sections as they are. */
export function packVectors({ forms, lemmas, shares, vectors }: VectorsToPack): Uint8Array {
  const { codes, blockLengths } = frontCoded(forms);
  const rarities = Uint8Array.from(shares, (share) => Math.min(255, Math.round(-8 * Math.log2(share))));
  const sections = [codes, blockLengths, gapsOf(lemmas), rarities];
  const params = { [constants.ZSTD_c_compressionLevel]: 22 };
  const body = zstdCompressSync(Buffer.concat(sections), { params });
  const lengths = Uint32Array.from([...sections, body], ({ length }) => length);
  return Buffer.concat([Buffer.from(MAGIC, 'latin1'), Buffer.from(lengths.buffer), body, halves(vectors)]);
}

/** Two numbers a byte. */
function halves(numbers: Int8Array): Uint8Array {
  return Uint8Array.from(
    { length: numbers.length / 2 },
    (_, at) => ((numbers[2 * at] as number) & 15) | ((numbers[2 * at + 1] as number) << 4),
  );
}

function frontCoded(forms: readonly string[]): FormImage {
  const codes: number[] = [];
  const blockLengths: number[] = [];
  for (const [at, form] of forms.entries()) {
    const opens = at % BLOCK === 0;
    const shared = opens ? 0 : Math.min(FIRST_CODE - 1, sharedLetters(form, forms[at - 1] as string));
    const own = [shared, ...Array.from(form.slice(shared), (letter) => FIRST_CODE + LETTERS.indexOf(letter))];
    codes.push(...own);
    if (opens) blockLengths.push(own.length);
    else blockLengths.push((blockLengths.pop() as number) + own.length);
  }
  return { codes: Uint8Array.from(codes), blockLengths: Uint8Array.from(blockLengths) };
}

function gapsOf(numbers: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(2 * numbers.length);
  for (let at = 0; at < numbers.length; at++) {
    const gap = (numbers[at] as number) - (numbers[at - 1] ?? 0);
    bytes[at] = gap & 255;
    bytes[numbers.length + at] = (gap >> 8) & 255;
  }
  return bytes;
}
