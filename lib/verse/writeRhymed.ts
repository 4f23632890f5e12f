import type { LanguageModel, State, Step } from '../model/languageModel.ts';
import { syllables } from '../prosody/alphabet.ts';
import type { Lexicon } from '../prosody/index.ts';
import { weightOf } from '../prosody/words.ts';
import type { Random } from '../sampling/random.ts';
import { reverseLines } from '../tokenizer/reverseLines.ts';
import { LINE_BREAK, STANZA_BREAK, UNKNOWN } from '../tokenizer/specialTokens.ts';
import type { Tokenizer } from '../tokenizer/tokenizer.ts';
import { Bond } from './bond.ts';
import { type FoundLine, type LineTask, type Seed, searchLine } from './lineSearch.ts';
import { LinePatcher } from './patchLine.ts';
import { type Pieces, sortPieces } from './pieces.ts';
import type { LinePlan, PoemPlan } from './plan.ts';
import { type Answer, RhymeIndex } from './rhymeIndex.ts';
import { WordFit } from './wordFit.ts';

/** How rhymed verse is written. */
export interface RhymedSettings {
  /** Candidates of a line that are led at once. */
  readonly candidates: number;
  readonly temperature: number;
  readonly chaosTemperature: number;
  /** Share of the steps that chaos strikes. */
  readonly chaosRate: number;
  /** How strongly the better of the finished lines is preferred, per nat of mean probability. */
  readonly greed: number;
  readonly random: Random;
}

/** Steps by which the form gives way where it can't be kept; `kept` is none. */
export const concessions = ['kept', 'slant rhyme', 'no rhyme', 'patched'] as const;
export type Concession = (typeof concessions)[number];

export interface RhymedVerse {
  /** Lower-case lines in reading order. */
  readonly lines: readonly string[];
  /** What each line gave up. */
  readonly concessions: readonly Concession[];
  readonly tokens: number;
}

/** A line as it stands in the poem, and the state behind its last token. */
interface Written extends Pick<FoundLine, 'tokens' | 'words' | 'state'> {
  readonly concession: Concession;
}

/** A first line's last word must have so many rhymes, or it can't be answered. */
const LEAST_ANSWERS = 12;
/** What a full word loses, in nats, for each time that the poem has it already. */
const WORN = 1.2;

/** What rhymed verse is written with, built once a process. */
export class RhymedWriter {
  readonly #model: LanguageModel;
  readonly #tokenizer: Tokenizer;
  readonly #lexicon: Lexicon;
  readonly #pieces: Pieces;
  readonly #index: RhymeIndex;
  readonly #fit: WordFit;
  #patcher: LinePatcher | undefined;

  constructor(model: LanguageModel, tokenizer: Tokenizer, lexicon: Lexicon) {
    this.#model = model;
    this.#tokenizer = tokenizer;
    this.#lexicon = lexicon;
    this.#pieces = sortPieces(tokenizer);
    this.#index = new RhymeIndex(lexicon);
    this.#fit = new WordFit(lexicon);
  }

  /** Whether a word, stressed as given, has rhymes enough to be answered. */
  hasRhymes(word: string, stress: number): boolean {
    return this.#index.exact(new Bond(word, stress, this.#lexicon).tails).length >= LEAST_ANSWERS;
  }

  /** Writes every line of a plan. */
  async write(plan: PoemPlan, settings: RhymedSettings): Promise<RhymedVerse> {
    const bonds = new Map<string, Bond>();
    const counts = new Map<string, number>();
    const written: Written[] = [];
    for (const word of wordsOf(plan.prompt)) counts.set(word, (counts.get(word) ?? 0) + 1);
    if (plan.openingRhyme) {
      const { letter, word, stress } = plan.openingRhyme;
      bonds.set(letter, new Bond(word, stress, this.#lexicon));
    }
    let step = await this.#model.read(this.#contextOf(plan), this.#model.start(1));
    for (const line of plan.lines) {
      const bond = bonds.get(line.letter);
      const one = await this.#line(step, line, bond, counts, settings);
      written.push(one);
      for (const word of one.words) counts.set(word, (counts.get(word) ?? 0) + 1);
      const last = one.words[0] as string;
      if (bond) bond.add(last);
      else bonds.set(line.letter, Bond.ofLineEnd(last, line.template.clausula, this.#lexicon));
      step = await this.#model.step(Int32Array.of(line.endsStanza ? STANZA_BREAK : LINE_BREAK), one.state);
    }
    return {
      lines: written.map(({ tokens }) => this.#tokenizer.decode(reverseLines(tokens, this.#tokenizer))),
      concessions: written.map(({ concession }) => concession),
      tokens: written.reduce((sum, { tokens }) => sum + tokens.length + 1, 0),
    };
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
    { template }: LinePlan,
    bond: Bond | undefined,
    counts: ReadonlyMap<string, number>,
    settings: RhymedSettings,
  ): Promise<Written> {
    const logits = shared.slice();
    const task: LineTask = {
      ...settings,
      template,
      mayEnd: (word) => this.hasRhymes(word, syllables(word) - 1 - template.clausula),
      taste: (word) =>
        word.length > 3 && weightOf(word, syllables(word)) === 'full' ? -WORN * (counts.get(word) ?? 0) : 0,
    };
    const search = async (concession: Concession, seeds?: readonly Seed[]): Promise<Written | undefined> => {
      if (seeds?.length === 0) return undefined;
      const from = { logits, state: this.#model.select(state, Int32Array.of(0)) };
      const seeded = seeds ? { ...task, seeds } : task;
      const found = await searchLine(this.#model, this.#pieces, this.#fit, from, seeded);
      const best = choose(found, settings);
      return best && { ...best, concession };
    };
    const seedsOf = (answers: readonly Answer[]) =>
      this.#seeds(logits, answers, (word) => this.#ends(word, template.strong.length, bond, task), settings);
    if (!bond) return (await search('kept')) ?? this.#patch(state, task);
    return (
      (await search('kept', seedsOf(this.#index.exact(bond.tails)))) ??
      (await search('slant rhyme', seedsOf(this.#index.loose(bond.tails)))) ??
      (await search('no rhyme')) ??
      this.#patch(state, task, bond)
    );
  }

  /** The last resort: common words that keep metre and, if any can, rhyme. */
  async #patch(state: State, task: LineTask, bond?: Bond): Promise<Written> {
    this.#patcher ??= new LinePatcher(this.#lexicon, this.#fit);
    const { template, random } = task;
    const rhymes = (bond ? this.#index.loose(bond.tails) : [])
      .map(({ word }) => word.form.replaceAll('ё', 'е'))
      .filter((word) => this.#ends(word, template.strong.length, bond, task))
      .slice(0, 20);
    const words = this.#patcher.fill(template, random, rhymes[random.integer(rhymes.length)], task.mayEnd);
    const tokens = words.flatMap((word) => this.#tokenizer.encode(word));
    const fed = await this.#model.read(Int32Array.from(tokens), this.#model.select(state, Int32Array.of(0)));
    return { tokens, words, state: fed.state, concession: 'patched' };
  }

  #ends(word: string, end: number, bond: Bond | undefined, { template }: LineTask): boolean {
    return (bond?.isNew(word) ?? true) && Number.isFinite(this.#fit.cost(word, end, template));
  }

  /** Rhyme words for a bound line, drawn by how likely their first token is, how common and how near they are. */
  #seeds(
    logits: Float32Array,
    answers: readonly Answer[],
    takes: (word: string) => boolean,
    { candidates, temperature, random }: RhymedSettings,
  ): Seed[] {
    const scored: (Seed & { key: number })[] = [];
    for (const { word, distance } of answers) {
      const form = word.form.replaceAll('ё', 'е');
      if (!takes(form)) continue;
      const tokens = this.#tokenizer.encode(form);
      const score =
        (logits[tokens[0] as number] as number) +
        0.3 * word.frequency -
        2 * distance -
        1.5 * (tokens.length - 1);
      // Gumbel noise: the largest keys are a draw without replacement.
      const noise = -Math.log(-Math.log(random.uniform() + Number.EPSILON));
      scored.push({ tokens, key: score / temperature + noise });
    }
    return scored.sort((a, b) => b.key - a.key).slice(0, candidates);
  }
}

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .match(/[а-я-]+/gu) ?? [];

/** Draws one of the finished lines, the better the likelier. */
function choose(found: readonly FoundLine[], { greed, random }: RhymedSettings): FoundLine | undefined {
  const scores = found.map(
    ({ meanLogProbability, penalty, tokens }) => meanLogProbability - penalty / (tokens.length + 1),
  );
  const best = Math.max(...scores);
  const weights = scores.map((score) => Math.exp(greed * (score - best)));
  let mark = random.uniform() * weights.reduce((a, b) => a + b, 0);
  for (const [at, line] of found.entries()) {
    mark -= weights[at] as number;
    if (mark <= 0) return line;
  }
  return found[0];
}
