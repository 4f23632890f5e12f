import type { Lexicon } from '../../lib/prosody/lexicon.ts';
import { wordPartsOf, wordsOf } from '../../lib/russian/words.ts';
import { misspelledOf } from './misspellings.ts';

/** How often a word occurs, and where. */
interface Uses {
  count: number;
  readonly voices: Set<string>;
  readonly files: Set<string>;
}

/** A word of three letters or fewer that the lexicon lacks is mostly a fragment: many voices must use it. */
const FRAGMENT_LETTERS = 3;
const FRAGMENT_VOICES = 12;
/** How many voices and files must use a longer word that the lexicon lacks. */
const LEAST = 3;
/** Some of the lexicon's words of two and three letters are syllables and initials: voices that must use one, by letters. */
const SHORT_VOICES: Readonly<Record<number, number>> = { 2: 12, 3: 2 };
/** A spelling counts as a misspelling of a similar one that is this many times as frequent. */
const MISSPELLED = 4;

/** Counts the words of poems and chooses those that the corpus attests. */
export class WordTally {
  readonly #uses = new Map<string, Uses>();
  readonly #pairs = new Map<string, number>();

  /**
   * Counts a poem of any spelling.
   *
   * @param voice its author; the file if the author is unknown.
   * @param file the collection that has it.
   */
  add(text: string, voice: string, file: string): void {
    for (const word of wordsOf(text)) {
      this.#count(word, voice, file);
      if (word.includes('-')) for (const part of word.split('-')) this.#count(part, voice, file);
    }
  }

  /** Counts, in a second pass, the pairs of words that joined together are a word of the first pass. */
  addPairs(text: string): void {
    for (const line of text.split('\n')) {
      const words = wordPartsOf(line);
      for (let i = 1; i < words.length; i++) {
        const joined = `${words[i - 1]}${words[i]}`;
        if (this.#uses.has(joined)) this.#pairs.set(joined, (this.#pairs.get(joined) ?? 0) + 1);
      }
    }
  }

  /**
   * The attested words, sorted, with е for ё: those that the lexicon lacks and at least three voices in three files use,
   * unless they look like misspellings; and those of the lexicon's words of two and three letters that poems use.
   */
  attested(lexicon: Pick<Lexicon, 'has'>): string[] {
    return [...this.#uses.keys()].filter((word) => this.#isAttested(word, lexicon)).sort();
  }

  #isAttested(word: string, lexicon: Pick<Lexicon, 'has'>): boolean {
    const { count, voices, files } = this.#uses.get(word) as Uses;
    if (word.length < 2) return false;
    if (lexicon.has(word)) return voices.size >= (SHORT_VOICES[word.length] ?? Number.POSITIVE_INFINITY);
    const least = word.length <= FRAGMENT_LETTERS ? FRAGMENT_VOICES : LEAST;
    if (voices.size < least || files.size < LEAST) return false;
    if ((this.#pairs.get(word.replaceAll('-', '')) ?? 0) >= MISSPELLED * count) return false;
    return !misspelledOf(word).some((other) => this.#countOf(other) >= MISSPELLED * count);
  }

  #countOf(word: string): number {
    return this.#uses.get(word)?.count ?? 0;
  }

  #count(word: string, voice: string, file: string): void {
    let uses = this.#uses.get(word);
    if (uses === undefined) {
      uses = { count: 0, voices: new Set(), files: new Set() };
      this.#uses.set(word, uses);
    }
    uses.count++;
    uses.voices.add(voice);
    uses.files.add(file);
  }
}
