import type { ReadOptions } from '../../../lib/files/jsonLines.ts';
import { wordsOf } from '../../../lib/russian/words.ts';
import { readPoems } from '../../corpus/jsonl.ts';
import { isHeldOut } from '../../corpus/split.ts';

/** A line is near another of as many words if so many of its words stand in the same places. */
const NEAR = 0.6;
/** Shorter lines are common phrases. */
const LEAST_WORDS = 4;

/** The lines of the corpus by their number of words, each word as a number. */
export class CorpusLines {
  readonly #ids = new Map<string, number>();
  /** For each number of words, the word numbers of all lines, one line behind the other. */
  readonly #byLength = new Map<number, number[]>();

  add(line: string): void {
    const words = wordsOf(line);
    if (words.length < LEAST_WORDS) return;
    const lines = this.#byLength.get(words.length);
    const ids = words.map((word) => this.#idOf(word));
    if (lines) lines.push(...ids);
    else this.#byLength.set(words.length, ids);
  }

  /**
   * Whether six tenths of a line's words stand in the same places of one line of the corpus that has as many words.
   * Undefined for a line of under four words.
   */
  hasNear(line: string): boolean | undefined {
    const words = wordsOf(line);
    if (words.length < LEAST_WORDS) return undefined;
    const ids = words.map((word) => this.#ids.get(word) ?? -1);
    const lines = this.#byLength.get(ids.length) ?? [];
    const enough = Math.ceil(NEAR * ids.length - 1e-9);
    for (let start = 0; start < lines.length; start += ids.length) {
      let equal = 0;
      for (let at = 0; at < ids.length; at++) if (lines[start + at] === ids[at]) equal++;
      if (equal >= enough) return true;
    }
    return false;
  }

  #idOf(word: string): number {
    const known = this.#ids.get(word);
    if (known !== undefined) return known;
    this.#ids.set(word, this.#ids.size);
    return this.#ids.size - 1;
  }
}

/**
 * Reads the lines of cleaned corpus files. Held-out poems are left out, so that people's can be measured.
 * @throws InputError, or what the file system throws.
 */
export async function readCorpusLines(files: readonly string[], reading?: ReadOptions): Promise<CorpusLines> {
  const lines = new CorpusLines();
  for (const file of files) {
    for await (const { text } of readPoems(file, reading)) {
      if (!isHeldOut(text)) for (const line of text.split('\n')) lines.add(line);
    }
  }
  return lines;
}
