import type { LanguageModel, Step } from '../../network/languageModel.ts';
import { wordsOf } from '../../russian/words.ts';
import { Sampler, type TokenSets } from '../../sampling/sampler.ts';
import { argmax } from '../../sampling/topK.ts';
import { isBreak, LINE_BREAK, SPACE } from '../../tokenizer/specialTokens.ts';
import type { Tokenizer } from '../../tokenizer/tokenizer.ts';
import { contextOf, inReadingOrder, readableTokens, titleTokens } from '../context.ts';
import type { Plan, Verse, VerseWriter, WriteOptions } from '../writer.ts';
import { FreeDraft } from './draft.ts';
import { tokenSets } from './tokenSets.ts';

/** A line that has not ended by then is ended at its next word: no verse is that long. */
const LONGEST_LINE = 20;
/** Tokens that a word may take beyond that. */
const LONGEST_WORD = 12;
/** How often a line is written again at most. */
const REDRAWS = 8;
/** How often a line that is not about the theme is: it need not be. */
const STEERED = 3;

export interface FreePlan extends Plan {
  /** Lines to write even if `maxTokens` is spent. */
  readonly minLines: number;
  /** Lines after which the poem ends even if tokens are left. */
  readonly maxLines: number;
}

const setsOf = new WeakMap<Tokenizer, TokenSets>();

/** Writes free verse by the original's three heuristics. */
export class FreeWriter implements VerseWriter<FreePlan> {
  readonly #model: LanguageModel;
  readonly #tokenizer: Tokenizer;
  readonly #sets: TokenSets;

  constructor(model: LanguageModel, tokenizer: Tokenizer) {
    [this.#model, this.#tokenizer] = [model, tokenizer];
    this.#sets = setsOf.get(tokenizer) ?? tokenSets(tokenizer);
    setsOf.set(tokenizer, this.#sets);
  }

  /**
   * Writes until the tokens are spent; time does not matter. An unfinished last line is dropped, unless the poem would
   * then have too few: then it goes on. A line that is not about the theme, or that the guards refuse, or that the poem has already, is written again, a
   * few times; one that is still a repetition goes on by a further word.
   */
  async write(plan: FreePlan, options: WriteOptions): Promise<Verse> {
    const { given, theme, minLines, maxLines } = plan;
    const { settings, random, guards, signal } = options;
    const model = this.#model;
    const mostTokens = Number.isFinite(maxLines) ? 0 : settings.maxTokens;
    const steps = Math.max(mostTokens, minLines * (LONGEST_LINE + LONGEST_WORD));
    const sampler = new Sampler(settings, this.#sets, random, steps);
    const draft = new FreeDraft();
    let redraws = 0;
    const lines = new Set(given.map(wordsAlone));
    const isNew = () => !lines.has(wordsAlone(this.#textOf(draft.line)));
    const isAbout = (line: string) => !theme || redraws >= STEERED || theme.isNear(line);
    const opening = this.#openingOf(plan, options);
    const isAllowed = () => {
      const line = this.#textOf(draft.line);
      return guards.isSound(line) && guards.isOwn(line) && isNew() && isAbout(line);
    };
    const isDone = () =>
      draft.lineCount >= maxLines || (draft.tokens.length >= mostTokens && draft.lineCount >= minLines);
    let drawn = 0;
    let step = await model.read(this.#contextOf(plan), model.start(1));
    let lineStart = copyOf(model, step);
    for (;;) {
      if (signal?.aborted) {
        for (const { state } of [lineStart, step]) model.release(state);
        throw signal.reason;
      }
      const said = draft.lineCount === 0 ? opening[draft.lineLength] : undefined;
      let token = said ?? sampler.draw(step.logits, draft.lineLength === 0);
      drawn++;
      if (isOverlong(draft.lineLength, this.#tokenizer.piece(token))) token = LINE_BREAK;
      if (isBreak(token) && redraws < REDRAWS && !isAllowed()) {
        draft.dropLine();
        redraws++;
        model.release(step.state);
        step = copyOf(model, lineStart);
        continue;
      }
      if (isBreak(token) && !isNew()) token = sampler.drawWord(step.logits);
      if (isBreak(token)) {
        lines.add(wordsAlone(this.#textOf(draft.line)));
        redraws = 0;
      }
      draft.add(token, step.logits[token] as number);
      if (isDone()) break;
      step = await model.step(Int32Array.of(token), step.state);
      if (isBreak(token)) {
        model.release(lineStart.state);
        lineStart = copyOf(model, step);
      }
    }
    model.release(lineStart.state);
    if (draft.lineLength > 0) {
      step = await model.step(Int32Array.of(draft.tokens.at(-1) as number), step.state);
      if (!this.#isEnded(step) || !isAllowed()) draft.dropLine();
    }
    model.release(step.state);
    draft.dropLastBreak();
    return {
      lines: this.#textOf(draft.tokens).split('\n'),
      tokens: drawn,
      ...(model.givesLogProbabilities ? { score: draft.meanLogit } : {}),
    };
  }

  /** Whether the line at which the tokens ran out is whole: the network would now break it. */
  #isEnded({ logits }: Step): boolean {
    return this.#sets.breaks[argmax(logits, this.#sets.inner)] === 1;
  }

  #contextOf({ theme, prompt }: FreePlan): Int32Array {
    const known = readableTokens(this.#tokenizer, prompt);
    const isText = known.some((token) => !isBreak(token));
    const title = titleTokens(this.#tokenizer, theme);
    return contextOf(this.#model, this.#tokenizer, [...title, ...(isText ? [...known, LINE_BREAK] : [])]);
  }

  /** Tokens of a word that names the theme, which the first line is begun with where nothing else opens the poem. */
  #openingOf({ given, theme, openingReason }: FreePlan, { random, guards }: WriteOptions): readonly number[] {
    const words = theme?.words.filter((word) => theme.isNamedIn(word) && guards.isDecent(word)) ?? [];
    if (words.length === 0 || (given.length > 0 && !openingReason)) return [];
    return readableTokens(this.#tokenizer, words[Math.floor(random.uniform() * words.length)] as string);
  }

  #textOf(tokens: readonly number[]): string {
    return this.#tokenizer.decode(inReadingOrder(this.#model, tokens, this.#tokenizer));
  }
}

/** A copy that stays as it is, whatever is done with the network and the original. */
function copyOf(model: LanguageModel, { logits, state }: Step): Step {
  return { logits: logits.slice(), state: model.select(state, Int32Array.of(0)) };
}

/** A line as it is compared with others: its words, whatever stands between them. */
function wordsAlone(line: string): string {
  return wordsOf(line).join(' ');
}

function isOverlong(lineLength: number, piece: string): boolean {
  return (
    lineLength >= LONGEST_LINE + LONGEST_WORD - 1 || (lineLength >= LONGEST_LINE && piece.startsWith(SPACE))
  );
}
