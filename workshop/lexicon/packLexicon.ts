import { constants, zstdCompressSync } from 'node:zlib';
import { type LexiconImage, MAGIC } from '../../lib/prosody/lexiconFile.ts';

/**
 * The lexicon artifact: a magic word, the lengths of the sections, and the sections in one Zstandard frame (a few per
 * cent longer than with Brotli, and unpacked several times as fast).
 */
export function packLexicon(image: LexiconImage): Uint8Array {
  const sections = sectionsOf(image);
  const params = {
    [constants.ZSTD_c_compressionLevel]: 22,
    [constants.ZSTD_c_windowLog]: 23,
  };
  const lengths = Buffer.from(Uint32Array.from(sections, (section) => section.length).buffer);
  const body = zstdCompressSync(Buffer.concat(sections), { params });
  return Buffer.concat([Buffer.from(MAGIC, 'latin1'), lengths, body]);
}

function sectionsOf({ automaton, suffixes, frequencies, rhymes }: LexiconImage): Uint8Array[] {
  const { numbers, classes } = frequencies;
  const gaps = numbers.map((value, i) => value - (i === 0 ? 0 : (numbers[i - 1] as number)));
  return [
    automaton.nodes,
    automaton.labels,
    planes(automaton.distances),
    suffixes.labels,
    suffixes.depths,
    suffixes.picks,
    suffixes.shares,
    planes(gaps),
    classes,
    rhymes.keys,
    planes(Uint32Array.from(rhymes.keyOf)),
  ];
}

/** Three bytes of every number, as three runs: bytes that are alike lie together, which compresses best. */
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
