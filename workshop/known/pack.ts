import { wordMagic } from '../../lib/known/knownWords.ts';
import { lineMagic } from '../../lib/known/lineFilter.ts';
import { pairMagic } from '../../lib/known/pairFilter.ts';
import { hash53 } from '../../lib/shared/hash.ts';
import { buildFuse } from './buildFuse.ts';

/** Bits of a cell: one in 2^bits of other keys is a false positive. */
const bits = { lines: 11, words: 16, pairs: 8 };

/** The artifact that `LineFilter` reads. @param hashes results of `lineHash`, in any order. */
export function packLines(hashes: Iterable<number>): Uint8Array {
  return buildFuse(lineMagic, hashes, bits.lines);
}

/** The artifact that `KnownWords` reads. @param words lower case with е for ё, in any order. */
export function packWords(words: Iterable<string>): Uint8Array {
  return buildFuse(wordMagic, Iterator.from(words).map(hash53), bits.words);
}

/** The artifact that `PairFilter` reads. @param hashes results of `pairHash`, in any order. */
export function packPairs(hashes: Iterable<number>): Uint8Array {
  return buildFuse(pairMagic, hashes, bits.pairs);
}
