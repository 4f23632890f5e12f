import type { LanguageModel, State, Step } from '../../network/languageModel.ts';
import type { CommonWord, Lexicon } from '../../prosody/index.ts';
import { foldYo } from '../../russian/letters.ts';
import { reverseLines } from '../../tokenizer/reverseLines.ts';
import type { Tokenizer } from '../../tokenizer/tokenizer.ts';
import { type Attempt, attemptsFor, type Concession } from './attempts.ts';
import { emptyCandidate } from './candidate.ts';
import { chooseLine } from './chooseLine.ts';
import { LinePatcher } from './linePatcher.ts';
import type { LineTask } from './lineTask.ts';
import { type Pieces, sortPieces } from './pieces.ts';
import { answeringEnding, openEnding } from './potentials/lineEnding.ts';
import { type LineContext, linePotentials } from './potentials/linePotentials.ts';
import { type Potential, weighWord } from './potentials/potential.ts';
import type { RhymeCheck } from './rhymeCheck.ts';
import type { Answer, RhymeIndex } from './rhymeIndex.ts';
import { RhymeStarts } from './rhymeStarts.ts';
import { scoreLine } from './scoreLine.ts';
import { searchLine } from './searchLine.ts';
import type { WordIndex } from './wordIndex.ts';

/** A line of the poem; its words and tokens run from its end. */
export interface WrittenLine {
  readonly tokens: readonly number[];
  readonly words: readonly string[];
  /** Lower case, in reading order. */
  readonly text: string;
  /** Natural logarithm of its probability, the break behind it included. */
  readonly logProbability: number;
  /** State behind its last token; absent where there was no time to ask the network. */
  readonly state?: State;
  readonly concession: Concession;
}

/** How a line is searched, whatever it must be like. */
export type Search = Omit<LineTask, 'template' | 'potentials' | 'starts'>;

/** A line that has to be patched takes its rhyme from so many of the nearest. */
const PATCH_RHYMES = 20;

/** Writes one line after another, each as well as it can be had. */
export class LineWriter {
  readonly #model: LanguageModel;
  readonly #tokenizer: Tokenizer;
  readonly #lexicon: Lexicon;
  readonly #pieces: Pieces;
  readonly #words: WordIndex;
  readonly #rhymes: RhymeIndex;
  readonly #check: RhymeCheck;
  readonly #starts: RhymeStarts;
  #patcher: LinePatcher | undefined;

  constructor(
    model: LanguageModel,
    tokenizer: Tokenizer,
    lexicon: Lexicon,
    words: WordIndex,
    rhymes: RhymeIndex,
    check: RhymeCheck,
  ) {
    [this.#model, this.#tokenizer, this.#lexicon] = [model, tokenizer, lexicon];
    [this.#words, this.#rhymes, this.#check] = [words, rhymes, check];
    this.#pieces = sortPieces(tokenizer);
    this.#starts = new RhymeStarts(tokenizer);
  }

  /**
   * Writes a line in the first way that gives one.
   * @param step what the network answered to the break before the line; its state is left as it is.
   */
  async write(step: Step, context: LineContext, search: Search): Promise<WrittenLine> {
    const from = { logits: step.logits.slice(), state: step.state };
    for (const attempt of attemptsFor(context, this.#rhymes, this.#openEnding(context.draft))) {
      if (performance.now() >= search.deadline) break;
      const line = await this.#search(from, context, search, attempt);
      if (line) return line;
    }
    return this.#patch(from, context, search);
  }

  #openEnding({ ends }: LineContext['draft']): Potential {
    return openEnding(ends, (word, stress) => this.#check.hasRhymes(word, stress));
  }

  async #search(
    from: Step,
    context: LineContext,
    search: Search,
    { concession, width, ending, answers }: Attempt,
  ): Promise<WrittenLine | undefined> {
    const potentials = linePotentials(context, ending);
    const { template } = context.line;
    const task: LineTask = { ...search, candidates: width * search.candidates, template, potentials };
    const starts = answers && this.#starts.draw(from.logits, answers(), this.#accepts(task), task);
    if (starts?.length === 0) return undefined;
    const found = await searchLine(
      this.#model,
      this.#pieces,
      this.#words,
      from,
      starts ? { ...task, starts } : task,
    );
    const read = found.map((line) => ({ ...line, text: this.#textOf(line.tokens) }));
    const best = chooseLine(read, potentials, search.greed, search.random);
    for (const line of found) if (line.state !== best?.state) this.#model.release(line.state);
    return best && { ...best, words: best.words.map(({ text }) => text), concession };
  }

  /** Whether a word may be the last of a line. */
  #accepts({
    template,
    potentials,
  }: Pick<LineTask, 'template' | 'potentials'>): (word: CommonWord) => boolean {
    const line = emptyCandidate(template);
    return (word) =>
      this.#words.isMainReading(word) &&
      weighWord(potentials, line, this.#words.get(foldYo(word.form))) !== Number.NEGATIVE_INFINITY;
  }

  /** The last resort: common words that keep metre and, if any can, rhyme. */
  async #patch(from: Step, context: LineContext, { random, deadline }: Search): Promise<WrittenLine> {
    this.#patcher ??= new LinePatcher(this.#lexicon, this.#words);
    const { draft, line } = context;
    const rhymes = this.#rhymeWords(context).slice(0, PATCH_RHYMES);
    const last = rhymes[random.integer(rhymes.length)];
    const words = this.#patcher
      .fill(
        line.template,
        linePotentials(context, this.#openEnding(draft)),
        linePotentials(context),
        random,
        last && foldYo(last.form),
      )
      .map(({ text }) => text);
    const tokens = words.flatMap((word) => this.#tokenizer.encode(word));
    const patched = { tokens, words, text: this.#textOf(tokens), concession: 'patched' as const };
    // Too late for the network: its words are as likely as any.
    if (performance.now() >= deadline)
      return { ...patched, logProbability: -(tokens.length + 1) * Math.log(this.#model.vocabularySize) };
    return { ...patched, ...(await scoreLine(this.#model, from, tokens)) };
  }

  /** Words that may rhyme in a line, the nearest first; none where it answers no other. */
  #rhymeWords(context: LineContext): CommonWord[] {
    const { draft, line } = context;
    const group = draft.groupOf(line.letter);
    if (!group) return [];
    const potentials = linePotentials(context, answeringEnding(draft.ends, group));
    const accepts = this.#accepts({ template: line.template, potentials });
    const fitting = (answers: readonly Answer[]) => answers.map(({ word }) => word).filter(accepts);
    const exact = fitting(this.#rhymes.rhymes(group.tails, 'exact'));
    return exact.length > 0 ? exact : fitting(this.#rhymes.rhymes(group.tails, 'slant'));
  }

  #textOf(tokens: readonly number[]): string {
    return this.#tokenizer.decode(reverseLines(tokens, this.#tokenizer));
  }
}
