import { lowerBound } from '../shared/lowerBound.ts';

/** How common each reading is that occurs in the corpora, as the lexicon artifact holds it. */
export interface FrequencyImage {
  /** Numbers of the readings in the automaton, ascending. */
  readonly numbers: Uint32Array;
  /** Class of each of them: 1 to 15, about the logarithm to base 2 of its occurrences. */
  readonly classes: Uint8Array;
}

/** The frequency classes of readings. A reading has a position: its place among those that have a class. */
export class FrequencyTable {
  readonly #numbers: Uint32Array;
  readonly #classes: Uint8Array;

  constructor({ numbers, classes }: FrequencyImage) {
    this.#numbers = numbers;
    this.#classes = classes;
  }

  /** Class of reading `number`; 0 if the corpora lack it. */
  classOf(number: number): number {
    const at = lowerBound(this.#numbers, number);
    return this.#numbers[at] === number ? (this.#classes[at] as number) : 0;
  }

  /** Positions of the readings of class `least` or higher, ascending. */
  positionsFrom(least: number): Uint32Array {
    const positions = new Uint32Array(this.#classes.length);
    let count = 0;
    for (let i = 0; i < this.#classes.length; i++)
      if ((this.#classes[i] as number) >= least) positions[count++] = i;
    return positions.slice(0, count);
  }

  /** Number of the reading at a position. */
  numberAt(position: number): number {
    return this.#numbers[position] as number;
  }

  /** Class of the reading at a position. */
  classAt(position: number): number {
    return this.#classes[position] as number;
  }
}
