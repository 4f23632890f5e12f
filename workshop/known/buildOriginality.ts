import { basename } from 'node:path';
import { lineHash } from '../../lib/known/lineFilter.ts';
import type { Lexicon } from '../../lib/prosody/lexicon.ts';
import { readPoems } from '../corpus/jsonl.ts';
import { packLines, packWords } from './pack.ts';
import { WordTally } from './wordTally.ts';

/** The filters of a corpus. They hold hashes only. */
export interface OriginalityFilters {
  /** For `LineFilter`. */
  readonly lines: Uint8Array;
  /** For `KnownWords`. */
  readonly words: Uint8Array;
  /** Different lines of four words or more. */
  readonly lineCount: number;
  /** Attested words that the lexicon lacks. */
  readonly wordCount: number;
}

/** How often {@link buildOriginality} reads each file. */
export const PASSES = 2;

/**
 * Builds the filters of all poems of cleaned files, those held out from training too.
 * @throws CorpusFormatError, or what the file system throws.
 */
export async function buildOriginality(
  files: readonly string[],
  lexicon: Pick<Lexicon, 'has'>,
  onBytes?: (bytes: number) => void,
): Promise<OriginalityFilters> {
  const tally = new WordTally();
  const hashes = new Set<number>();
  for (const file of files) {
    for await (const { text, author } of readPoems(file, onBytes)) {
      tally.add(text, author ?? basename(file), basename(file));
      for (const line of text.split('\n')) {
        const hash = lineHash(line);
        if (hash !== undefined) hashes.add(hash);
      }
    }
  }
  for (const file of files) for await (const { text } of readPoems(file, onBytes)) tally.addPairs(text);
  const attested = tally.attested(lexicon);
  return {
    lines: packLines(hashes),
    words: packWords(attested),
    lineCount: hashes.size,
    wordCount: attested.length,
  };
}
