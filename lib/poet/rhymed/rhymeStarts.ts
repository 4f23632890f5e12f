import type { CommonWord } from '../../prosody/index.ts';
import { foldYo } from '../../russian/letters.ts';
import { BoundedCache } from '../../shared/boundedCache.ts';
import type { Tokenizer } from '../../tokenizer/tokenizer.ts';
import { LAST_WORDS, type LineTask, type RhymeStart } from './lineTask.ts';
import type { Answer } from './rhymeIndex.ts';
import { furthest } from './rhymeLevel.ts';

/** What makes a rhyme word likelier, in nats: each class of frequency, and each unit of distance that it is nearer. */
const COMMON = 0.3;
const NEAR = 2;
/** What a rhyme that is not exact costs a line, in nats, for each unit of distance beyond that. */
const FAR = 10;
/** Rhyme words whose tokens are looked at: the commoner and nearer. */
const MOST = 250;
/** What a word loses, in nats, for each token but its first, whose probabilities are not known yet. */
const LONG = 1.5;
/** Words whose tokens are remembered. */
const CACHE = 20_000;

/** How words fare where a rhyme word would stand. */
export interface LastWords {
  /** Whether a word fits. */
  accepts(word: CommonWord): boolean;
  /** Nats that a word gains for what it says. */
  gainOf(word: CommonWord): number;
}

/** Draws the rhyme words that the candidates of an answering line begin with. */
export class RhymeStarts {
  readonly #tokenizer: Tokenizer;
  readonly #cache = new BoundedCache<string, readonly number[]>(CACHE);

  constructor(tokenizer: Tokenizer) {
    this.#tokenizer = tokenizer;
  }

  /**
   * Draws without replacement, by how likely the network makes a word's first token, how common the word is, how near it
   * sounds and what it gains.
   * @param logits log probabilities of the line's first token.
   */
  draw(
    logits: Float32Array,
    answers: readonly Answer[],
    { accepts, gainOf }: LastWords,
    { candidates, rhymeWords, temperature, random }: LineTask,
  ): RhymeStart[] {
    const ranked = answers
      .map(({ word, distance }) => {
        const added = -FAR * Math.max(0, distance - furthest.exact);
        return { word, added, merit: COMMON * word.frequency - NEAR * distance + added + gainOf(word) };
      })
      .sort((a, b) => b.merit - a.merit);
    const fitting: { text: string; added: number; merit: number }[] = [];
    for (const { word, added, merit } of ranked) {
      if (fitting.length === MOST) break;
      if (accepts(word)) fitting.push({ text: foldYo(word.form), added, merit });
    }
    const encoded = this.#encode(fitting.map(({ text }) => text));
    const scored = fitting.map(({ added, merit }, at) => {
      const tokens = encoded[at] as readonly number[];
      return {
        tokens,
        added,
        score: merit + (logits[tokens[0] as number] as number) - LONG * (tokens.length - 1),
      };
    });
    scored.sort((a, b) => b.score - a.score);
    return (
      scored
        .slice(0, rhymeWords)
        // Gumbel noise: the largest keys are a draw without replacement (Kool et al. 2019).
        .map(({ tokens, added, score }) => ({
          tokens,
          added,
          key: score / temperature - Math.log(-Math.log(random.uniform() + Number.EPSILON)),
        }))
        .sort((a, b) => b.key - a.key)
        .slice(0, LAST_WORDS * candidates)
    );
  }

  /** Tokens of each word. */
  #encode(words: readonly string[]): (readonly number[])[] {
    const cached = words.map((word) => this.#cache.get(word));
    const unknown = words.filter((_, at) => cached[at] === undefined);
    const encoded = this.#tokenizer.encodeWords(unknown);
    for (const [at, word] of unknown.entries()) this.#cache.set(word, encoded[at] as readonly number[]);
    let next = 0;
    return cached.map((tokens) => tokens ?? (encoded[next++] as readonly number[]));
  }
}
