/** Letters of the forms in the order of their codes; a code is the place here and {@link FIRST_CODE}. */
export const LETTERS = '-абвгдежзийклмнопрстуфхцчшщъыьэюя';
/** Code of the first letter; what is smaller is a number of letters. */
export const FIRST_CODE = 32;
/** Forms of a block. */
export const BLOCK = 16;

/** Sorted words as the artifact holds them, in blocks that can be read alone. */
export interface FormImage {
  /**
   * Front-coded: each word is the number of letters that it shares with the one before, and the others. The first of a block
   * shares none.
   */
  readonly codes: Uint8Array;
  /** Codes of each block. */
  readonly blockLengths: Uint8Array;
}

/** A sorted list of words. A word has a place in it. */
export class FormTable {
  readonly #codes: Uint8Array;
  /** Where each block begins. */
  readonly #blocks: Uint32Array;

  constructor({ codes, blockLengths }: FormImage) {
    this.#codes = codes;
    this.#blocks = new Uint32Array(blockLengths.length);
    for (let at = 1; at < blockLengths.length; at++)
      this.#blocks[at] = (this.#blocks[at - 1] as number) + (blockLengths[at - 1] as number);
  }

  /** Place of a word; -1 where the list lacks it. */
  find(word: string): number {
    for (const [place, form] of this.#formsFrom(this.#blockOf(word))) {
      if (form === word) return place;
      if (form > word) return -1;
    }
    return -1;
  }

  /** Place of the word that has most letters in common with another, from the first on. @returns -1 where there is no word. */
  nearest(word: string): number {
    let nearest = -1;
    let most = -1;
    for (const [place, form] of this.#formsFrom(this.#blockOf(word))) {
      const shared = sharedLetters(form, word);
      if (shared > most) [nearest, most] = [place, shared];
      if (form > word) break;
    }
    return nearest;
  }

  /** The word at a place. */
  at(place: number): string {
    for (const [own, form] of this.#formsFrom(Math.floor(place / BLOCK))) if (own === place) return form;
    throw new RangeError(`there are fewer than ${place + 1} forms`);
  }

  /** The last block that begins with no word beyond this. */
  #blockOf(word: string): number {
    let low = 0;
    let high = this.#blocks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#letters((this.#blocks[middle] as number) + 1) <= word) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  *#formsFrom(block: number): Generator<[place: number, word: string]> {
    let place = block * BLOCK;
    let word = '';
    for (let at = this.#blocks[block] ?? 0; at < this.#codes.length; ) {
      const rest = this.#letters(at + 1);
      word = word.slice(0, this.#codes[at]) + rest;
      yield [place++, word];
      at += 1 + rest.length;
    }
  }

  /** Letters from here to the next number. */
  #letters(from: number): string {
    let letters = '';
    for (let at = from; (this.#codes[at] as number) >= FIRST_CODE; at++)
      letters += LETTERS.charAt((this.#codes[at] as number) - FIRST_CODE);
    return letters;
  }
}

/** Letters that two words have in common, from the first on. */
export function sharedLetters(one: string, other: string): number {
  let shared = 0;
  while (shared < one.length && one[shared] === other[shared]) shared++;
  return shared;
}
