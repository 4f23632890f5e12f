import type { LineTemplate } from '../../forms/lineTemplate.ts';
import type { Lexicon } from '../../prosody/index.ts';
import { countSyllables, foldYo } from '../../russian/letters.ts';
import type { Random } from '../../sampling/random.ts';
import { type Potential, weighWord } from './potentials/potential.ts';
import type { WordIndex, WordInfo } from './wordIndex.ts';

/** Words this common or commoner are put in where the network finds none. */
const LEAST_FREQUENCY = 11;
/** Syllables of the longest word put in. */
const LONGEST = 4;
const TRIES = 60;
/** What is put in where no word fits. */
const FILLER = 'и';

/**
 * The last resort: fills a line with common words that keep the metre, whatever they say, so that there is always an
 * answer. Which words is left to chance.
 */
export class LinePatcher {
  readonly #index: WordIndex;
  /** By number of syllables. */
  readonly #common: readonly string[][] = Array.from({ length: LONGEST + 1 }, () => []);

  constructor(lexicon: Lexicon, index: WordIndex) {
    this.#index = index;
    const forms = new Set<string>();
    for (const { form } of lexicon.common(LEAST_FREQUENCY)) forms.add(foldYo(form));
    for (const form of forms) {
      const count = countSyllables(form);
      if (count > 0 && count <= LONGEST) this.#common[count]?.push(form);
    }
  }

  /**
   * Words of a line, the last one first.
   * @param wished what should not forbid a word, as long as one is found.
   * @param required the same where no such word is found.
   * @param last the rhyme word; drawn if absent.
   */
  fill(
    template: LineTemplate,
    wished: readonly Potential[],
    required: readonly Potential[],
    random: Random,
    last?: string,
  ): WordInfo[] {
    const words = last === undefined ? [] : [this.#index.get(last)];
    let end = template.strong.length - (words[0]?.syllables ?? 0);
    while (end > 0) {
      const line = { template, words, hasMark: false, end };
      const allowed = (potentials: readonly Potential[]) => (word: WordInfo) =>
        !words.some(({ text }) => text === word.text) &&
        weighWord(potentials, line, word) !== Number.NEGATIVE_INFINITY;
      const word =
        this.#draw(end, random, allowed(wished)) ??
        this.#draw(end, random, allowed(required)) ??
        this.#index.get(FILLER);
      words.push(word);
      end -= word.syllables;
    }
    return words;
  }

  #draw(room: number, random: Random, accepts: (word: WordInfo) => boolean): WordInfo | undefined {
    for (let nth = 0; nth < TRIES; nth++) {
      // Words of two and three syllables make the rhythm; one of a single syllable fits last.
      const count = Math.min(room, 2 + random.integer(2) - (nth > TRIES / 2 ? 1 : 0));
      const common = this.#common[count] ?? [];
      const text = common[random.integer(common.length)];
      const word = text === undefined ? undefined : this.#index.get(text);
      if (word && accepts(word)) return word;
    }
    return undefined;
  }
}
