import type { LanguageModel, State, Step } from '../../network/languageModel.ts';
import type { CommonWord, Lexicon } from '../../prosody/index.ts';
import { tailOf } from '../../prosody/tail.ts';
import { countSyllables, foldYo } from '../../russian/letters.ts';
import { wordsOf } from '../../russian/words.ts';
import { BoundedCache } from '../../shared/boundedCache.ts';
import { reverseLines } from '../../tokenizer/reverseLines.ts';
import { LINE_BREAK, STANZA_BREAK, UNKNOWN } from '../../tokenizer/specialTokens.ts';
import type { Tokenizer } from '../../tokenizer/tokenizer.ts';
import { Bond } from './bond.ts';
import { SeedDrawer } from './drawSeeds.ts';
import { LinePatcher } from './patchLine.ts';
import { type Pieces, sortPieces } from './pieces.ts';
import type { LinePlan, PoemPlan } from './plan.ts';
import { type Answer, RhymeIndex } from './rhymeIndex.ts';
import { type FoundLine, type LineTask, searchLine } from './searchLine.ts';
import type { RhymedSettings } from './settings.ts';
import { stemOf, tasteOf, type Wording } from './taste.ts';
import { WordFit } from './wordFit.ts';

/** Steps by which the form gives way where it can't be kept; `kept` is none. */
export type Concession = 'kept' | 'slant rhyme' | 'no rhyme' | 'patched';

export interface RhymedVerse {
  /** Lower-case lines in reading order; the word in rhyme has its ё. */
  readonly lines: readonly string[];
  /** What each line gave up. */
  readonly concessions: readonly Concession[];
  readonly tokens: number;
  /** Mean natural logarithm of the tokens' probabilities. */
  readonly score: number;
}

/** A line as it stands in the poem, and the state behind its last token; none where the network had no time for it. */
interface Written extends Omit<FoundLine, 'state'> {
  readonly state?: State;
  readonly concession: Concession;
}

/** What the poem holds so far. */
interface Draft {
  readonly bonds: Map<string, Bond>;
  /** How often each word's stem stands in it, the person's line included. */
  readonly counts: Map<string, number>;
  /** Words that stand in rhyme. */
  readonly ends: Set<string>;
  /** Its lines. */
  readonly lines: Set<string>;
}

/** A first line's last word must have so many rhymes, or it can't be answered. */
const LEAST_ANSWERS = 12;
/** Words of which it is remembered whether they have rhymes. */
const CACHE = 10_000;
/** Share of its candidates that a search has at the least when time is short. */
const LEAST_SHARE = 0.25;
/** So much of a line's time is kept back when time is shared out, for some lines take longer. */
const SPARE = 0.5;
/** How long a line takes is a running mean, of which the last one makes so much. */
const PACE_MEMORY = 0.2;
/** How many times the candidates a search has that comes after one in vain. */
const WIDER = 2;
/** A line that has to be patched takes its rhyme from so many of the nearest. */
const PATCH_RHYMES = 20;

/** What rhymed verse is written with, built once a process. */
export class RhymedWriter {
  readonly #model: LanguageModel;
  readonly #tokenizer: Tokenizer;
  readonly #lexicon: Lexicon;
  readonly #pieces: Pieces;
  readonly #index: RhymeIndex;
  readonly #seeds: SeedDrawer;
  readonly #fit: WordFit;
  readonly #wording: Wording;
  /** What {@link hasRhymes} found. */
  readonly #rhymed = new BoundedCache<string, boolean>(CACHE);
  #patcher: LinePatcher | undefined;
  /** Milliseconds that a line takes with all its candidates; 0 before the first. */
  #pace = 0;

  /**
   * @param model one that reads lines reversed and answers with log probabilities.
   */
  constructor(model: LanguageModel, tokenizer: Tokenizer, lexicon: Lexicon, wording: Wording = {}) {
    this.#model = model;
    this.#tokenizer = tokenizer;
    this.#lexicon = lexicon;
    this.#pieces = sortPieces(tokenizer);
    this.#index = new RhymeIndex(lexicon);
    this.#seeds = new SeedDrawer(tokenizer);
    this.#wording = wording;
    const { words } = wording;
    this.#fit = new WordFit(lexicon, words && ((word) => words.isKnown(word)));
  }

  /** Whether a word, stressed as given, has rhymes enough to be answered. */
  hasRhymes(word: string, stress: number): boolean {
    const key = `${word} ${stress}`;
    const known = this.#rhymed.get(key);
    if (known !== undefined) return known;
    const tail = tailOf(this.#heardAs(word, stress), stress);
    const has = tail !== undefined && this.#index.has(LEAST_ANSWERS, tail, (other) => this.#isHeard(other));
    this.#rhymed.set(key, has);
    return has;
  }

  /** Writes every line of a plan. */
  async write(plan: PoemPlan, settings: RhymedSettings): Promise<RhymedVerse> {
    const draft: Draft = {
      bonds: new Map(),
      counts: new Map(),
      ends: new Set(),
      lines: new Set(),
    };
    count(draft, wordsOf(plan.prompt));
    if (plan.openingRhyme) {
      const { letter, word, stress } = plan.openingRhyme;
      draft.bonds.set(letter, new Bond(this.#heardAs(word, stress), stress));
      draft.ends.add(foldYo(word));
    }
    const written: Written[] = [];
    let step = await this.#model.read(this.#contextOf(plan), this.#model.start(1));
    for (const [at, line] of plan.lines.entries()) {
      const began = performance.now();
      const share = (settings.deadline - began) / (plan.lines.length - at + SPARE) / this.#pace;
      const candidates = Math.ceil(settings.candidates * Math.min(1, Math.max(LEAST_SHARE, share)));
      const one = await this.#line(step, line, draft, { ...settings, candidates });
      written.push(one);
      this.#enter(draft, line, one);
      if (!one.state) continue;
      this.#model.release(step.state);
      const took = ((performance.now() - began) * settings.candidates) / candidates;
      this.#pace += (took - this.#pace) * (this.#pace === 0 ? 1 : PACE_MEMORY);
      const token = line.endsStanza ? STANZA_BREAK : LINE_BREAK;
      step =
        at === plan.lines.length - 1
          ? { logits: step.logits, state: one.state }
          : await this.#model.step(Int32Array.of(token), one.state);
    }
    this.#model.release(step.state);
    const tokens = written.reduce((sum, line) => sum + line.tokens.length + 1, 0);
    const sum = written.reduce((sum, line) => sum + line.logProbability, 0);
    return {
      lines: written.map((line) => this.#withYo(this.#textOf(line), line.words[0] as string)),
      concessions: written.map(({ concession }) => concession),
      tokens,
      score: sum / tokens,
    };
  }

  /** How a word that ends a line is said. */
  #said(word: string): string {
    return this.#fit.look(word).sure?.form ?? word;
  }

  /** A word stressed as given, with ё where it is mostly said so: «лет» is no «лёт». */
  #heardAs(word: string, stress: number): string {
    return this.#lexicon.stresses(word).find((reading) => reading.stress === stress)?.form ?? word;
  }

  /** Whether a word that rhymes is said so where it is spelled with е. */
  #isHeard({ form }: CommonWord): boolean {
    return this.#said(foldYo(form)) === form;
  }

  /** Takes a line into the draft. */
  #enter(draft: Draft, { letter, template }: LinePlan, line: Written): void {
    const last = line.words[0] as string;
    const bond = draft.bonds.get(letter);
    const form = this.#said(last);
    if (bond) bond.add(last);
    else draft.bonds.set(letter, new Bond(form, countSyllables(last) - 1 - template.clausula));
    draft.ends.add(last);
    draft.lines.add(this.#textOf(line));
    count(draft, line.words);
  }

  #textOf({ tokens }: Pick<FoundLine, 'tokens'>): string {
    return this.#tokenizer.decode(reverseLines(tokens, this.#tokenizer));
  }

  /** A line whose last word is spelled as it must sound. */
  #withYo(line: string, last: string): string {
    const form = this.#said(last);
    const at = line.lastIndexOf(last);
    return form === last || at < 0 ? line : line.slice(0, at) + form + line.slice(at + last.length);
  }

  /** What the network reads before it writes: the person's text without what it can't read, and a break. */
  #contextOf({ prompt, opensStanza }: PoemPlan): Int32Array {
    const known = this.#tokenizer.encode(prompt).filter((token) => token !== UNKNOWN);
    return Int32Array.from([
      this.#model.openingToken,
      ...reverseLines(known, this.#tokenizer),
      ...(known.length > 0 ? [opensStanza ? STANZA_BREAK : LINE_BREAK] : []),
    ]);
  }

  /** One line, by the first of the concessions that gives one. */
  async #line(
    { logits: shared, state }: Step,
    { template, letter }: LinePlan,
    draft: Draft,
    settings: RhymedSettings,
  ): Promise<Written> {
    const logits = shared.slice();
    const bond = draft.bonds.get(letter);
    const task: LineTask = {
      ...settings,
      template,
      mayEnd: (word) =>
        !draft.ends.has(word) &&
        this.hasRhymes(this.#said(word), countSyllables(word) - 1 - template.clausula),
      taste: (word, next) =>
        tasteOf(word, draft.counts.get(stemOf(word)) ?? 0, next, this.#lexicon, this.#wording),
    };
    const branch = (): Step => ({
      logits,
      state: this.#model.select(state, Int32Array.of(0)),
    });
    const takes = (word: CommonWord) =>
      this.#isHeard(word) && this.#ends(foldYo(word.form), bond, draft, task);
    const search = async (concession: Concession, wider: number, answers?: readonly Answer[]) => {
      if (performance.now() >= settings.deadline) return undefined;
      const own = { ...task, candidates: wider * task.candidates };
      const seeds = answers && this.#seeds.draw(logits, answers, takes, own);
      if (seeds?.length === 0) return undefined;
      const seeded = seeds ? { ...own, seeds } : own;
      const found = await searchLine(this.#model, this.#pieces, this.#fit, branch(), seeded);
      const allowed = found.filter((line) => {
        const text = this.#textOf(line);
        return !draft.lines.has(text) && settings.mayStand(text);
      });
      const best = choose(allowed, settings);
      for (const line of found) if (line.state !== best?.state) this.#model.release(line.state);
      return best && { ...best, concession };
    };
    if (bond) {
      const exact = this.#index.exact(bond.tails);
      const kept =
        (await search('kept', 1, exact)) ??
        (await search('kept', WIDER, exact)) ??
        (await search('slant rhyme', WIDER, this.#index.slant(bond.tails)));
      if (kept) return kept;
    }
    return (
      (await search(bond ? 'no rhyme' : 'kept', 1)) ??
      (await search(bond ? 'no rhyme' : 'kept', WIDER)) ??
      this.#patch(branch, task, takes, bond)
    );
  }

  /** The last resort: common words that keep metre and, if any can, rhyme. */
  async #patch(
    branch: () => Step,
    task: LineTask,
    takes: (word: CommonWord) => boolean,
    bond?: Bond,
  ): Promise<Written> {
    this.#patcher ??= new LinePatcher(this.#lexicon, this.#fit);
    const { random } = task;
    const fitting = (answers: readonly Answer[]) => answers.map(({ word }) => word).filter(takes);
    let rhymes = bond ? fitting(this.#index.exact(bond.tails)) : [];
    if (bond && rhymes.length === 0) rhymes = fitting(this.#index.slant(bond.tails));
    const last = rhymes.slice(0, PATCH_RHYMES)[random.integer(Math.min(PATCH_RHYMES, rhymes.length))];
    const words = this.#patcher.fill(task, last && foldYo(last.form));
    const tokens = words.flatMap((word) => this.#tokenizer.encode(word));
    const patched = { tokens, words, penalty: 0, concession: 'patched' as const };
    // Too late for the network: its words are as likely as any.
    if (performance.now() >= task.deadline)
      return {
        ...patched,
        logProbability: -(tokens.length + 1) * Math.log(this.#model.vocabularySize),
      };
    let { logits, state } = branch();
    let sum = 0;
    for (const token of tokens) {
      sum += logits[token] as number;
      ({ logits, state } = await this.#model.step(Int32Array.of(token), state));
    }
    sum += logits[LINE_BREAK] as number;
    return { ...patched, state, logProbability: sum };
  }

  /** Whether a word can end a line. */
  #ends(word: string, bond: Bond | undefined, draft: Draft, { template, mayWrite }: LineTask): boolean {
    return (
      !draft.ends.has(word) &&
      (bond?.isNew(word) ?? true) &&
      Number.isFinite(this.#fit.cost(word, template.strong.length, template)) &&
      mayWrite(word)
    );
  }
}

function count({ counts }: Draft, words: readonly string[]): void {
  for (const stem of words.map(stemOf)) counts.set(stem, (counts.get(stem) ?? 0) + 1);
}

/** Draws one of the finished lines, the better the likelier. */
function choose(found: readonly FoundLine[], { greed, random }: RhymedSettings): FoundLine | undefined {
  const scores = found.map(({ logProbability, penalty }) => logProbability - penalty);
  const best = Math.max(...scores);
  const weights = scores.map((score) => Math.exp(greed * (score - best)));
  let mark = random.uniform() * weights.reduce((a, b) => a + b, 0);
  for (const [at, line] of found.entries()) {
    mark -= weights[at] as number;
    if (mark <= 0) return line;
  }
  return found[0];
}
