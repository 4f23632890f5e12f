import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { AutomatonImage } from './automatonBuild.ts';
import { LexiconError } from './errors.ts';
import type { RhymeImage } from './rhymeTable.ts';
import type { SuffixImage } from './suffixTrain.ts';

/** All that the lexicon artifact holds, still apart. */
export interface LexiconImage {
  readonly automaton: AutomatonImage;
  readonly suffixes: SuffixImage;
  /** Numbers of the readings that have a class above 0, ascending. */
  readonly ranked: Uint32Array;
  /** Class of each of them: 1 to 15, about the logarithm to base 2 of how often the corpora show it. */
  readonly classes: Uint8Array;
  readonly rhymes: RhymeImage;
}

const SECTIONS = 11;
const MAGIC = 'NPL3';

/** Three bytes of every number, as three runs: what is alike stays together, which compresses best. */
function planes(numbers: Uint32Array): Uint8Array {
  const out = new Uint8Array(numbers.length * 3);
  for (let i = 0; i < numbers.length; i++) {
    const value = numbers[i] as number;
    out[i] = value & 255;
    out[numbers.length + i] = (value >> 8) & 255;
    out[2 * numbers.length + i] = value >> 16;
  }
  return out;
}

function fromPlanes(bytes: Uint8Array): Uint32Array {
  const length = bytes.length / 3;
  const out = new Uint32Array(length);
  for (let i = 0; i < length; i++) {
    out[i] =
      (bytes[i] as number) | ((bytes[length + i] as number) << 8) | ((bytes[2 * length + i] as number) << 16);
  }
  return out;
}

/**
 * Writes the artifact: a magic word, the lengths of the sections, the sections under one Zstandard frame (a few per
 * cent longer than Brotli makes them, and unpacked several times as fast).
 */
export function packLexicon(image: LexiconImage): Uint8Array {
  const gaps = image.ranked.map((value, i) => value - (i === 0 ? 0 : (image.ranked[i - 1] as number)));
  const { automaton, suffixes } = image;
  const sections = [
    automaton.nodes,
    automaton.labels,
    planes(automaton.distances),
    suffixes.labels,
    suffixes.depths,
    suffixes.picks,
    suffixes.shares,
    planes(gaps),
    image.classes,
    image.rhymes.keys,
    planes(Uint32Array.from(image.rhymes.keyOf)),
  ];
  const body = Buffer.concat(sections);
  const params = {
    [constants.ZSTD_c_compressionLevel]: 22,
    [constants.ZSTD_c_windowLog]: 23,
  };
  const lengths = Buffer.from(Uint32Array.from(sections, (section) => section.length).buffer);
  return Buffer.concat([Buffer.from(MAGIC, 'latin1'), lengths, zstdCompressSync(body, { params })]);
}

/**
 * Reads what {@link packLexicon} wrote.
 *
 * @throws LexiconError if the bytes are no lexicon
 */
export function unpackLexicon(bytes: Uint8Array): LexiconImage {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (head.toString('latin1', 0, 4) !== MAGIC) {
    throw new LexiconError('These bytes are no compiled lexicon: build one with `npm run prosody:build`.');
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
  const ranked = fromPlanes(section(7));
  for (let i = 1; i < ranked.length; i++) ranked[i] = (ranked[i] as number) + (ranked[i - 1] as number);
  return {
    automaton: { nodes: section(0), labels: section(1), distances: fromPlanes(section(2)) },
    suffixes: { labels: section(3), depths: section(4), picks: section(5), shares: section(6) },
    ranked,
    classes: section(8),
    rhymes: { keys: section(9), keyOf: Uint16Array.from(fromPlanes(section(10))) },
  };
}
