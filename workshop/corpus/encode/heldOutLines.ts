import type { ReadOptions } from '../../../lib/files/jsonLines.ts';
import { increment } from '../../statistics/tally.ts';
import { type CorpusPoem, readPoems } from '../jsonl.ts';
import { distinctiveLines } from '../letters.ts';
import { isHeldOut } from '../split.ts';

/**
 * The lines of the held-out poems. Finds poems that overlap with them: longer poems that contain them, songs made of
 * them, quatrains cut from them. A network that learns from such a poem has seen the test.
 */
export class HeldOutLines {
  /** For each line, by its letters, the held-out poems that have it. */
  readonly #poemsOf = new Map<string, number[]>();
  /** Number of different lines of each held-out poem. */
  readonly #sizes: number[] = [];

  /**
   * Reads the held-out poems of cleaned files, without obscene ones.
   * @throws InputError
   */
  static async read(files: readonly string[], reading?: ReadOptions): Promise<HeldOutLines> {
    const lines = new HeldOutLines();
    for (const file of files) {
      for await (const poem of readPoems(file, reading))
        if (!poem.obscene && isHeldOut(poem.text)) lines.add(poem);
    }
    return lines;
  }

  add({ text }: Pick<CorpusPoem, 'text'>): void {
    const lines = distinctiveLines(text.split('\n'));
    for (const line of lines) {
      const poems = this.#poemsOf.get(line);
      if (poems) poems.push(this.#sizes.length);
      else this.#poemsOf.set(line, [this.#sizes.length]);
    }
    this.#sizes.push(lines.size);
  }

  /** Whether a text shares at least two lines with a held-out poem, and at least half of the lines of either. */
  overlapsWith(text: string): boolean {
    const lines = distinctiveLines(text.split('\n'));
    const shared = new Map<number, number>();
    for (const line of lines) for (const poem of this.#poemsOf.get(line) ?? []) increment(shared, poem);
    return [...shared].some(
      ([poem, count]) => count >= Math.max(2, Math.min(lines.size, this.#sizes[poem] as number) / 2),
    );
  }
}
