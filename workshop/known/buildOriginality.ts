import { basename } from 'node:path';
import type { ReadOptions } from '../../lib/files/jsonLines.ts';
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

/** How often {@link buildOriginality} reads each cleaned file. */
export const PASSES = 2;

/**
 * Builds the filters of all poems of cleaned files, those held out from training too.
 * @param collected files as they were collected: their lines count too, their words don't, for cleaning drops poems that
 * people know by heart and poems full of misspellings alike.
 * @throws InputError, or what the file system throws.
 */
export async function buildOriginality(
  files: readonly string[],
  collected: readonly string[],
  lexicon: Pick<Lexicon, 'has'>,
  reading?: ReadOptions,
): Promise<OriginalityFilters> {
  const tally = new WordTally();
  const hashes = new Set<number>();
  const addLines = (text: string) => {
    for (const line of text.split('\n')) {
      const hash = lineHash(line);
      if (hash !== undefined) hashes.add(hash);
    }
  };
  for (const file of files) {
    for await (const { text, author } of readPoems(file, reading)) {
      tally.add(text, author ?? basename(file), basename(file));
      addLines(text);
    }
  }
  for (const file of files) for await (const { text } of readPoems(file, reading)) tally.addPairs(text);
  for (const file of collected) for await (const { text } of readPoems(file, reading)) addLines(text);
  const attested = tally.attested(lexicon);
  return {
    lines: packLines(hashes),
    words: packWords(attested),
    lineCount: hashes.size,
    wordCount: attested.length,
  };
}
