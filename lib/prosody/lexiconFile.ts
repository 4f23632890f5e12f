import { zstdDecompressSync } from 'node:zlib';
import type { AutomatonImage } from './automaton.ts';
import { LexiconError } from './errors.ts';
import type { FrequencyImage } from './frequencyTable.ts';
import type { RhymeImage } from './rhymeTable.ts';
import type { SuffixImage } from './suffixModel.ts';

/** What the lexicon artifact holds, unpacked. */
export interface LexiconImage {
  readonly automaton: AutomatonImage;
  readonly suffixes: SuffixImage;
  readonly frequencies: FrequencyImage;
  readonly rhymes: RhymeImage;
}

/** First four bytes of the artifact, with the version of its form. */
export const MAGIC = 'NPL3';
/** Sections of the artifact: see `sectionsOf` in `workshop/lexicon/packLexicon.ts`. */
const SECTIONS = 11;

/**
 * Reads what `packLexicon` (`workshop/lexicon/packLexicon.ts`) wrote.
 *
 * @throws LexiconError if the bytes are not a lexicon
 */
export function unpackLexicon(bytes: Uint8Array): LexiconImage {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (head.toString('latin1', 0, 4) !== MAGIC) {
    throw new LexiconError('These bytes are not a compiled lexicon: build one with `npm run prosody:build`.');
  }
  let body: Buffer;
  try {
    body = zstdDecompressSync(head.subarray(4 + SECTIONS * 4));
  } catch (cause) {
    throw new LexiconError('The compiled lexicon is damaged: build it again with `npm run prosody:build`.', {
      cause,
    });
  }
  let start = 0;
  const sections = Array.from({ length: SECTIONS }, (_, i) => {
    const from = start;
    start += head.readUInt32LE(4 + 4 * i);
    return body.subarray(from, start);
  });
  const section = (at: number) => sections[at] as Buffer;
  const numbers = fromPlanes(section(7));
  for (let i = 1; i < numbers.length; i++) numbers[i] = (numbers[i] as number) + (numbers[i - 1] as number);
  return {
    automaton: { nodes: section(0), labels: section(1), distances: fromPlanes(section(2)) },
    suffixes: { labels: section(3), depths: section(4), picks: section(5), shares: section(6) },
    frequencies: { numbers, classes: section(8) },
    rhymes: { keys: section(9), keyOf: Uint16Array.from(fromPlanes(section(10))) },
  };
}

/** Numbers of three bytes each, which lie as three runs: all low bytes, all middle ones, all high ones. */
function fromPlanes(bytes: Uint8Array): Uint32Array {
  const length = bytes.length / 3;
  const out = new Uint32Array(length);
  for (let i = 0; i < length; i++) {
    out[i] =
      (bytes[i] as number) | ((bytes[length + i] as number) << 8) | ((bytes[2 * length + i] as number) << 16);
  }
  return out;
}
