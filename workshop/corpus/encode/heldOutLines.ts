import { increment } from '../../statistics/tally.ts';
import { type CorpusPoem, readPoems } from '../jsonl.ts';
import { lettersOf } from '../letters.ts';
import { isHeldOut } from '../split.ts';

const LINE_MIN_LETTERS = 8;

/**
 * The lines of poems that were held out, to find poems that would give them away: longer ones that hold them, songs
 * made of them, quatrains cut from them.
 */
export class HeldOutLines {
  /** The held-out poems that each line, by its letters, stands in. */
  readonly #poemsOf = new Map<string, number[]>();
  readonly #sizes: number[] = [];

  /**
   * Reads the held-out poems of cleaned files, obscene ones aside.
   * @throws CorpusFormatError
   */
  static async read(files: readonly string[]): Promise<HeldOutLines> {
    const lines = new HeldOutLines();
    for (const file of files) {
      for await (const poem of readPoems(file)) if (!poem.obscene && isHeldOut(poem.text)) lines.add(poem);
    }
    return lines;
  }

  add({ text }: Pick<CorpusPoem, 'text'>): void {
    const lines = linesOf(text);
    for (const line of lines) {
      const poems = this.#poemsOf.get(line);
      if (poems) poems.push(this.#sizes.length);
      else this.#poemsOf.set(line, [this.#sizes.length]);
    }
    this.#sizes.push(lines.size);
  }

  /** Whether a poem shares lines with a held-out one: two or more, and at least half of the lines of either. */
  givenAwayBy(text: string): boolean {
    const lines = linesOf(text);
    const shared = new Map<number, number>();
    for (const line of lines) {
      for (const poem of this.#poemsOf.get(line) ?? []) increment(shared, poem);
    }
    return [...shared].some(
      ([poem, count]) => count >= Math.max(2, Math.min(lines.size, this.#sizes[poem] as number) / 2),
    );
  }
}

function linesOf(text: string): Set<string> {
  return new Set(
    text
      .split('\n')
      .map(lettersOf)
      .filter((line) => line.length >= LINE_MIN_LETTERS),
  );
}
