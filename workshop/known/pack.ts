import { wordMagic } from '../../lib/known/knownWords.ts';
import { lineMagic } from '../../lib/known/lineFilter.ts';
import { pairMagic } from '../../lib/known/pairFilter.ts';
import { hash53 } from '../../lib/shared/hash.ts';
import { buildFuse } from './fuseBuild.ts';

/** One strange key in 2^bits is taken for one that is in the filter. */
const bits = { lines: 11, words: 16, pairs: 8 };

/** The artifact `LineFilter` reads: hashes that `lineHash` gave, in any order. */
export function packLines(hashes: Iterable<number>): Uint8Array {
  return buildFuse(lineMagic, hashes, bits.lines);
}

/** The artifact `KnownWords` reads: words, lower case with ё as е, in any order. */
export function packWords(words: Iterable<string>): Uint8Array {
  return buildFuse(wordMagic, Iterator.from(words).map(hash53), bits.words);
}

/** The artifact `PairFilter` reads: hashes that `pairHash` gave, in any order. */
export function packPairs(hashes: Iterable<number>): Uint8Array {
  return buildFuse(pairMagic, hashes, bits.pairs);
}
