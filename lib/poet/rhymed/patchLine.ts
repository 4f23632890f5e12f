import type { Lexicon } from '../../prosody/index.ts';
import { countSyllables, foldYo } from '../../russian/letters.ts';
import type { Random } from '../../sampling/random.ts';
import type { LineTask } from './searchLine.ts';
import type { WordFit } from './wordFit.ts';

/** Words this common or commoner are put in where the network finds none. */
const LEAST_FREQUENCY = 11;
/** Syllables of the longest word put in. */
const LONGEST = 4;
const TRIES = 60;

/** What of a line's task the patcher minds. */
export type PatchTask = Pick<LineTask, 'template' | 'random' | 'mayEnd' | 'mayWrite'>;

/**
 * The last resort: fills a line with common words that keep the metre, whatever they say, so that there is always an
 * answer. Which words is left to chance.
 */
export class LinePatcher {
  readonly #fit: WordFit;
  /** By number of syllables. */
  readonly #words: readonly string[][] = Array.from({ length: LONGEST + 1 }, () => []);

  constructor(lexicon: Lexicon, fit: WordFit) {
    this.#fit = fit;
    const forms = new Set<string>();
    for (const { form } of lexicon.common(LEAST_FREQUENCY)) forms.add(foldYo(form));
    for (const form of forms) {
      const count = countSyllables(form);
      if (count > 0 && count <= LONGEST) this.#words[count]?.push(form);
    }
  }

  /**
   * Words of a line, the last one first.
   * @param last the rhyme word; drawn if absent, among those that `mayEnd` takes if there are any.
   */
  fill({ template, random, mayEnd, mayWrite }: PatchTask, last?: string): string[] {
    const words = last === undefined ? [] : [last];
    let end = template.strong.length - (last === undefined ? 0 : this.#fit.look(last).syllables);
    while (end > 0) {
      const closing = words.length === 0;
      const fits = (word: string) =>
        Number.isFinite(this.#fit.cost(word, end, template)) && !words.includes(word) && mayWrite(word);
      const word =
        this.#draw(end, random, (word) => fits(word) && (!closing || mayEnd(word))) ??
        this.#draw(end, random, fits) ??
        'и';
      words.push(word);
      end -= this.#fit.look(word).syllables;
    }
    return words;
  }

  #draw(room: number, random: Random, takes: (word: string) => boolean): string | undefined {
    for (let nth = 0; nth < TRIES; nth++) {
      // Words of two and three syllables make the rhythm; one of a single syllable fits last.
      const count = Math.min(room, 2 + random.integer(2) - (nth > TRIES / 2 ? 1 : 0));
      const words = this.#words[count] ?? [];
      const word = words[random.integer(words.length)];
      if (word !== undefined && takes(word)) return word;
    }
    return undefined;
  }
}
