import { setImmediate } from 'node:timers/promises';
import type { LineTemplate } from '../../forms/lineTemplate.ts';
import type { LanguageModel, State, Step } from '../../network/languageModel.ts';
import type { CommonWord } from '../../prosody/index.ts';
import { foldYo } from '../../russian/letters.ts';
import { reverseLines } from '../../tokenizer/reverseLines.ts';
import type { Tokenizer } from '../../tokenizer/tokenizer.ts';
import { type Attempt, attemptsFor } from './attempts.ts';
import { emptyCandidate } from './candidate.ts';
import { chooseLine } from './chooseLine.ts';
import type { LineTask } from './lineTask.ts';
import { type Pieces, sortPieces } from './pieces.ts';
import { type LineContext, linePotentials } from './potentials/linePotentials.ts';
import { weighWord } from './potentials/potential.ts';
import type { RhymeCheck } from './rhymeCheck.ts';
import { type LastWords, RhymeStarts } from './rhymeStarts.ts';
import { searchLine } from './searchLine.ts';
import { smallest } from './settings.ts';
import type { WordIndex } from './wordIndex.ts';
import { Work } from './work.ts';

/** A line of the poem; its words and tokens run from its end. */
export interface WrittenLine {
  readonly tokens: readonly number[];
  readonly words: readonly string[];
  /** Lower case, in reading order. */
  readonly text: string;
  /** Natural logarithm of its probability, the break behind it included. */
  readonly logProbability: number;
  /** State behind its last token. */
  readonly state: State;
  /** Whether it rhymes as its letter says; the first line of a letter does. */
  readonly rhymes: boolean;
}

/** How a line is searched, whatever it must be like. */
export type Search = Omit<LineTask, 'template' | 'potentials' | 'starts'>;

/** A longer line has fewer candidates: it takes more steps, and so costs about as much. */
const USUAL_SYLLABLES = 9;
/** A line of a word or two has more, in so many syllables at most: all hangs on the one word. */
const SHORT_SYLLABLES = 3;
const SHORT_SHARE = 4;

/** Writes one line after another, each as well as it can be had. */
export class LineWriter {
  readonly #model: LanguageModel;
  readonly #tokenizer: Tokenizer;
  readonly #pieces: Pieces;
  /** Pieces of a genre's lines and of its last one; made when first needed. */
  #bare: { inside: Pieces; last: Pieces } | undefined;
  readonly #words: WordIndex;
  readonly #check: RhymeCheck;
  readonly #starts: RhymeStarts;

  constructor(model: LanguageModel, tokenizer: Tokenizer, words: WordIndex, check: RhymeCheck) {
    [this.#model, this.#tokenizer, this.#words, this.#check] = [model, tokenizer, words, check];
    this.#pieces = sortPieces(tokenizer);
    this.#starts = new RhymeStarts(tokenizer);
  }

  /**
   * Writes a line in the first way that gives one. When the work is spent, the smallest search writes it, which costs no
   * work.
   * @param step what the network answered to the break before the line; its state is left as it is.
   * @returns undefined where no search finds a line, which takes a network that knows next to nothing.
   * @throws the signal's reason, once it is aborted.
   */
  async write(step: Step, context: LineContext, search: Search): Promise<WrittenLine | undefined> {
    const from = { logits: step.logits.slice(), state: step.state };
    if (search.work.mayGoOn()) {
      const line = await this.#tryAll(from, context, search);
      if (line) return line;
    }
    return this.#tryAll(from, context, {
      ...search,
      ...smallest(search),
      work: new Work(Number.POSITIVE_INFINITY),
    });
  }

  async #tryAll(from: Step, context: LineContext, search: Search): Promise<WrittenLine | undefined> {
    for (const attempt of attemptsFor(context, this.#check)) {
      const line = await this.#search(from, context, search, attempt);
      if (line || !search.work.mayGoOn()) return line;
    }
    return undefined;
  }

  async #search(
    from: Step,
    context: LineContext,
    search: Search,
    { width, ending, mention, answers, rhymes }: Attempt,
  ): Promise<WrittenLine | undefined> {
    const potentials = linePotentials(context, mention ? [ending, mention] : [ending]);
    const { template } = context.line;
    const candidates = Math.round(width * shareOf(template) * search.candidates);
    const task: LineTask = { ...search, candidates, template, potentials };
    // Looking rhymes up and drawing among them are the longest stretches without a step of the network: others get a turn.
    if (answers) await setImmediate();
    const starts = answers && this.#starts.draw(from.logits, answers, this.#lastWords(task, context), task);
    if (starts) await setImmediate();
    if (starts?.length === 0) return undefined;
    const found = await searchLine(
      this.#model,
      this.#piecesOf(context),
      this.#words,
      from,
      starts ? { ...task, starts } : task,
    );
    const read = found.map((line) => ({ ...line, text: this.#textOf(line.tokens) }));
    const best = chooseLine(read, potentials, search.greed, search.random);
    for (const line of found) if (line.state !== best?.state) this.#model.release(line.state);
    return best && { ...best, words: best.words.map(({ text }) => text), rhymes };
  }

  /** How words fare as the last of a line. */
  #lastWords(
    { template, potentials }: Pick<LineTask, 'template' | 'potentials'>,
    { subject }: LineContext,
  ): LastWords {
    const line = emptyCandidate(template);
    const infoOf = ({ form }: CommonWord) => this.#words.get(foldYo(form));
    return {
      accepts: (word) =>
        this.#words.isMainReading(word) &&
        weighWord(potentials, line, infoOf(word)) !== Number.NEGATIVE_INFINITY,
      gainOf: (word) => subject?.gainOf(infoOf(word).lemma) ?? 0,
    };
  }

  /** Pieces that a line is made of: the poems of a genre are bare, and the network has learnt where they end. */
  #piecesOf({ plan: { genre, lines }, line }: LineContext): Pieces {
    if (!genre) return this.#pieces;
    this.#bare ??= {
      inside: sortPieces(this.#tokenizer, { isBare: true }),
      last: sortPieces(this.#tokenizer, { isBare: true, endsPoem: true }),
    };
    return line === lines.at(-1) ? this.#bare.last : this.#bare.inside;
  }

  #textOf(tokens: readonly number[]): string {
    return this.#tokenizer.decode(reverseLines(tokens, this.#tokenizer));
  }
}

/** Share of the usual candidates that a line has. */
function shareOf({ strong }: LineTemplate): number {
  if (strong.length <= SHORT_SYLLABLES) return SHORT_SHARE;
  return Math.min(1, USUAL_SYLLABLES / strong.length);
}
