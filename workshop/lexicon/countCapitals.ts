import { insideLine } from '../../lib/russian/insideLine.ts';
import { foldYo } from '../../lib/russian/letters.ts';

/** Counts how often words have a small letter and a capital inside lines, where only a name has a capital. */
export class CapitalTally {
  readonly #counts = new Map<string, { small: number; capital: number }>();

  /** The counts by spelling, with е for ё; without words that never have a capital. */
  *counts(): Generator<{ word: string; small: number; capital: number }> {
    for (const [word, count] of this.#counts) if (count.capital > 0) yield { word, ...count };
  }

  /** Counts the words inside the lines of a text, see `insideLine`. */
  add(text: string): void {
    for (const line of text.split('\n')) {
      for (const { word, isCapital } of insideLine(line)) {
        const spelling = foldYo(word.toLowerCase());
        const count = this.#counts.get(spelling) ?? { small: 0, capital: 0 };
        if (isCapital) count.capital++;
        else count.small++;
        this.#counts.set(spelling, count);
      }
    }
  }
}
