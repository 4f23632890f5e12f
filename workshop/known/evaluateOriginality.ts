import type { ReadOptions } from '../../lib/files/jsonLines.ts';
import type { KnownWords } from '../../lib/known/knownWords.ts';
import { type LineFilter, lineHash } from '../../lib/known/lineFilter.ts';
import { wordsOf } from '../../lib/russian/words.ts';
import { readPoems } from '../corpus/jsonl.ts';

/** How accurate the filters are on a corpus. */
export interface OriginalityEvaluation {
  /** Lines of the corpus of four words or more, and how many of them the filter misses. */
  readonly lines: number;
  readonly missed: number;
  /** New lines, made by reversing the words of the corpus's lines, and how many of them the filter has. */
  readonly newLines: number;
  readonly falsePositives: number;
  /** Running words of the corpus, and how many of them are not known words. */
  readonly words: number;
  readonly unknownWords: number;
}

/**
 * Measures the filters: they must have every line of the corpus, and few lines that are in no poem.
 * @throws InputError, or what the file system throws.
 */
export async function evaluateOriginality(
  files: readonly string[],
  lines: LineFilter,
  words: KnownWords,
  reading?: ReadOptions,
): Promise<OriginalityEvaluation> {
  const own = new Set<number>();
  const reversed = new Set<string>();
  const counts = { lines: 0, missed: 0, words: 0, unknownWords: 0 };
  for (const file of files) {
    for await (const { text } of readPoems(file, reading)) {
      for (const word of wordsOf(text)) {
        counts.words++;
        if (!words.isKnown(word)) counts.unknownWords++;
      }
      for (const line of text.split('\n')) {
        const hash = lineHash(line);
        if (hash === undefined) continue;
        own.add(hash);
        counts.lines++;
        if (!lines.has(line)) counts.missed++;
        reversed.add(line.split(/\s+/u).reverse().join(' '));
      }
    }
  }
  let [newLines, falsePositives] = [0, 0];
  for (const line of reversed) {
    const hash = lineHash(line);
    if (hash === undefined || own.has(hash)) continue;
    newLines++;
    if (lines.has(line)) falsePositives++;
  }
  return { ...counts, newLines, falsePositives };
}
