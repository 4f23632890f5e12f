import type { ReadOptions } from '../../lib/files/jsonLines.ts';
import { wordsOf } from '../../lib/russian/words.ts';
import type { HeldOutLines } from '../corpus/encode/heldOutLines.ts';
import { readPoems } from '../corpus/jsonl.ts';
import { isHeldOut } from '../corpus/split.ts';

/** Lines of verse that are taken for one text, and words of prose. */
const LINES = 8;
const WORDS = 60;

/** The words of a text that is about one thing. */
export interface Passage {
  readonly kind: 'verse' | 'prose';
  readonly words: readonly string[];
}

/**
 * Short passages of poems and prose. Obscene poems are left out, and so are those that are held out or share half of their
 * lines with one that is.
 */
export async function* passagesOf(
  kind: Passage['kind'],
  files: readonly string[],
  heldOut: HeldOutLines,
  reading?: ReadOptions,
): AsyncGenerator<Passage> {
  for (const file of files)
    for await (const { text, obscene } of readPoems(file, reading)) {
      if (obscene || isHeldOut(text) || (kind === 'verse' && heldOut.overlapsWith(text))) continue;
      const parts = kind === 'verse' ? verseLines(text) : wordsOf(text);
      const size = kind === 'verse' ? LINES : WORDS;
      for (let at = 0; at < parts.length; at += size)
        yield { kind, words: parts.slice(at, at + size).flatMap((part) => part.split(' ')) };
    }
}

/** The words of each line that has any. */
function verseLines(text: string): string[] {
  return text.split('\n').flatMap((line) => wordsOf(line).join(' ') || []);
}
