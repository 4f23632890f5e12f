import { type Parse, parse } from '../../grammar/phrases.ts';
import { readLine } from '../../grammar/readLine.ts';
import { countSyllables, foldYo } from '../../russian/letters.ts';
import { wordsOf } from '../../russian/words.ts';
import type { LinePlan, PoemPlan } from './plan.ts';
import { type RhymeGroup, rhymeGroupOf } from './rhymeGroup.ts';
import { stemOf } from './stem.ts';
import type { WordIndex } from './wordIndex.ts';

const LAST_MARKS = /[.…\s]+$/u;

/** What a poem holds so far. Words and lines are in lower case, with е for ё. */
export class Draft {
  readonly #index: WordIndex;
  readonly #groups = new Map<string, RhymeGroup>();
  readonly #stemCounts = new Map<string, number>();
  readonly #ends = new Set<string>();
  readonly #lines = new Set<string>();
  readonly #parses: Parse[] = [];

  /** A draft that holds the person's text. */
  constructor({ prompt, given, openingRhymes }: PoemPlan, index: WordIndex) {
    this.#index = index;
    this.#countStems(wordsOf(prompt));
    // However the person ends their lines, the poem is the same.
    for (const line of given) if (line) this.#read(line.replace(LAST_MARKS, ''));
    for (const { letter, word, stress } of openingRhymes) {
      const group = this.#groups.get(letter);
      if (group) group.add(word);
      else this.#groups.set(letter, rhymeGroupOf(word, stress, index));
      this.#ends.add(foldYo(word));
    }
  }

  /** How often each word's stem stands in it, the person's text included. */
  get stemCounts(): ReadonlyMap<string, number> {
    return this.#stemCounts;
  }

  /** Last words of lines that belong to the scheme. */
  get ends(): ReadonlySet<string> {
    return this.#ends;
  }

  /** The lines that were added, in reading order. */
  get lines(): ReadonlySet<string> {
    return this.#lines;
  }

  /** Whether the grammar of words is known. */
  get knowsGrammar(): boolean {
    return this.#index.knowsGrammar;
  }

  /** The phrases of all lines, the person's included. */
  get parses(): readonly Parse[] {
    return this.#parses;
  }

  /** The lines that a letter of the scheme binds; undefined before the first of them. */
  groupOf(letter: string): RhymeGroup | undefined {
    return this.#groups.get(letter);
  }

  /** @param words the line's last word first. */
  add({ letter, template }: LinePlan, words: readonly string[], text: string): void {
    const last = words[0] as string;
    const group = this.#groups.get(letter);
    if (group) group.add(last);
    else {
      const stress = countSyllables(last) - 1 - template.clausula;
      this.#groups.set(letter, rhymeGroupOf(last, stress, this.#index));
    }
    this.#ends.add(last);
    this.#lines.add(text);
    this.#read(text);
    this.#countStems(words);
  }

  #read(line: string): void {
    if (!this.#index.knowsGrammar) return;
    this.#parses.push(parse(readLine(line, (word) => this.#index.get(word))));
  }

  #countStems(words: readonly string[]): void {
    for (const stem of words.map(stemOf)) this.#stemCounts.set(stem, (this.#stemCounts.get(stem) ?? 0) + 1);
  }
}
