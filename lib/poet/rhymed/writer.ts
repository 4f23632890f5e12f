import type { LanguageModel } from '../../network/languageModel.ts';
import type { Lexicon } from '../../prosody/index.ts';
import { LINE_BREAK, STANZA_BREAK } from '../../tokenizer/specialTokens.ts';
import type { Tokenizer } from '../../tokenizer/tokenizer.ts';
import { contextOf, readableTokens } from '../context.ts';
import type { Verse, VerseWriter, WriteOptions } from '../writer.ts';
import type { Concession } from './attempts.ts';
import { Draft } from './draft.ts';
import { LineWriter, type WrittenLine } from './lineWriter.ts';
import { Pace } from './pace.ts';
import type { PoemPlan } from './plan.ts';
import type { WordPairs } from './potentials/wording.ts';
import { RhymeCheck } from './rhymeCheck.ts';
import { RhymeIndex } from './rhymeIndex.ts';
import type { RhymeLevel } from './rhymeLevel.ts';
import { searchSettings } from './settings.ts';
import { WordIndex } from './wordIndex.ts';

/** Filters of what people write; what is absent lets all pass. */
export interface RhymedFilters {
  /** Tells words from what only looks like them. */
  readonly words?: { isKnown(word: string): boolean };
  readonly pairs?: WordPairs;
}

export interface RhymedVerse extends Verse {
  /** How the form gave way, a line each. */
  readonly concessions: readonly Concession[];
  readonly score: number;
}

/** Writes rhymed verse, each line from its end. Built once a process. */
export class RhymedWriter implements VerseWriter<PoemPlan, RhymedVerse> {
  readonly #model: LanguageModel;
  readonly #tokenizer: Tokenizer;
  readonly #words: WordIndex;
  readonly #check: RhymeCheck;
  readonly #lineWriter: LineWriter;
  readonly #filters: RhymedFilters;
  readonly #pace = new Pace();

  /** @param model one that reads lines reversed and answers with log probabilities. */
  constructor(model: LanguageModel, tokenizer: Tokenizer, lexicon: Lexicon, filters: RhymedFilters = {}) {
    const { words } = filters;
    const rhymes = new RhymeIndex(lexicon);
    [this.#model, this.#tokenizer, this.#filters] = [model, tokenizer, filters];
    this.#words = new WordIndex(lexicon, words && ((word) => words.isKnown(word)));
    this.#check = new RhymeCheck(rhymes, this.#words);
    this.#lineWriter = new LineWriter(model, tokenizer, lexicon, this.#words, rhymes, this.#check);
  }

  /** Whether a word, stressed as given, has enough rhymes to be answered. */
  hasRhymes(word: string, stress: number): boolean {
    return this.#check.hasRhymes(word, stress);
  }

  /** How well a word, stressed as given, can be answered by so many lines. See {@link RhymeCheck.levelFor}. */
  levelFor(word: string, stress: number, answers: number): RhymeLevel {
    return this.#check.levelFor(word, stress, answers);
  }

  /** Writes every line of a plan; what the deadline leaves no time for is patched. */
  async write(plan: PoemPlan, { settings, random, deadline, guards }: WriteOptions): Promise<RhymedVerse> {
    const { pairs } = this.#filters;
    const search = { ...searchSettings(settings), random, deadline };
    const draft = new Draft(plan, this.#words);
    const written: WrittenLine[] = [];
    let step = await this.#model.read(this.#contextOf(plan), this.#model.start(1));
    for (const [at, line] of plan.lines.entries()) {
      const began = performance.now();
      const candidates = this.#pace.candidates(search.candidates, deadline - began, plan.lines.length - at);
      const context = { plan, line, draft, guards, ...(pairs ? { pairs } : {}) };
      const own = await this.#lineWriter.write(step, context, { ...search, candidates });
      written.push(own);
      draft.add(line, own.words, own.text);
      if (!own.state) continue;
      this.#model.release(step.state);
      this.#pace.note(performance.now() - began, candidates / search.candidates);
      const isLast = at === plan.lines.length - 1;
      const token = line.endsStanza ? STANZA_BREAK : LINE_BREAK;
      step = isLast
        ? { logits: step.logits, state: own.state }
        : await this.#model.step(Int32Array.of(token), own.state);
    }
    this.#model.release(step.state);
    return this.#verseOf(plan, written);
  }

  #contextOf({ prompt, opensStanza }: PoemPlan): Int32Array {
    const known = readableTokens(this.#tokenizer, prompt);
    const end = opensStanza ? STANZA_BREAK : LINE_BREAK;
    return contextOf(this.#model, this.#tokenizer, known.length > 0 ? [...known, end] : []);
  }

  #verseOf({ lines: plans }: PoemPlan, written: readonly WrittenLine[]): RhymedVerse {
    const tokens = written.reduce((sum, line) => sum + line.tokens.length + 1, 0);
    const logProbability = written.reduce((sum, line) => sum + line.logProbability, 0);
    return {
      lines: written.flatMap((line, at) => [
        this.#withYo(line.text, line.words[0] as string),
        ...(plans[at]?.endsStanza ? [''] : []),
      ]),
      concessions: written.map(({ concession }) => concession),
      tokens,
      score: logProbability / tokens,
    };
  }

  /** A line whose last word has its ё, as the rhyme needs it. */
  #withYo(line: string, last: string): string {
    const form = this.#words.spoken(last);
    const at = line.lastIndexOf(last);
    return form === last || at < 0 ? line : line.slice(0, at) + form + line.slice(at + last.length);
  }
}
