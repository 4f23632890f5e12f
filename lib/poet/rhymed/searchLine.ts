import type { LineTemplate } from '../../forms/lineTemplate.ts';
import type { LanguageModel, State, Step } from '../../network/languageModel.ts';
import { Children } from './children.ts';
import { PieceKind, type Pieces } from './pieces.ts';
import type { RhymedSettings } from './settings.ts';
import type { WordFit } from './wordFit.ts';

/** A rhyme word that a candidate begins with. */
export interface Seed {
  readonly tokens: readonly number[];
}

export interface LineTask extends RhymedSettings {
  readonly template: LineTemplate;
  /** Where given, the candidates begin with these; else each chooses its own last word. */
  readonly seeds?: readonly Seed[];
  /** Whether a word may end the line; asked where there are no seeds. */
  readonly mayEnd: (word: string) => boolean;
  /**
   * Natural logarithm of what a word's weight is multiplied by, e.g. for having stood in the poem.
   * @param next the word behind it: none at the line's end, `parted` where a mark stands between.
   */
  readonly taste: (word: string, next: string | 'parted' | undefined) => number;
}

/** A finished line; its words and tokens run from its end. */
export interface FoundLine {
  readonly tokens: readonly number[];
  readonly words: readonly string[];
  /** Natural logarithm of its probability, the break behind it included. */
  readonly logProbability: number;
  /** What its words cost the form and the taste, in nats. */
  readonly penalty: number;
  /** State of the one sequence behind the line's last token; the break is not fed. */
  readonly state: State;
}

interface Candidate {
  readonly tokens: readonly number[];
  readonly words: readonly string[];
  /** Letters of the word in hand; empty before the first. */
  readonly word: string;
  /** Whether a mark or dash stands behind the word in hand. */
  readonly closed: boolean;
  /** Syllables of the line up to and with the word in hand. */
  readonly end: number;
  readonly logProbability: number;
  readonly penalty: number;
  readonly logWeight: number;
  readonly forced: readonly number[];
}

/** Last words tried for each candidate that is then led on. */
export const BEGUN = 2;
const LONGEST_WORD = 22;
const MOST_STEPS = 28;
/** Tokens before which a word is over. */
const ENDING = PieceKind.start | PieceKind.break;
/** Tokens this much less likely (in nats) than the likeliest allowed one are not drawn. */
const FLOOR = 6;
/** Share of the candidates after which those that are behind are given up. */
const ENOUGH = 0.4;
/**
 * What a candidate is credited with, in nats, for each syllable it has: lines have all the same in the end, but on the
 * way one of many small words is not to be taken for better than one that has got as far by a long one.
 */
const SYLLABLE = 0.8;

/**
 * Leads many candidates from a line's last word to its first at once: sequential Monte Carlo with hard constraints
 * (Lew et al. 2023, "Sequential Monte Carlo Steering of Large Language Models"), of which no two are alike. What is
 * sought are lines of the probability that the network gives them to the power of 1 / temperature. Steps that chaos
 * strikes are drawn hotter, but not weighed so.
 * @param from log probabilities and state of one sequence, behind the break before the line; the state is used up.
 * @returns the finished lines; none where no candidate kept the form.
 */
export async function searchLine(
  model: LanguageModel,
  pieces: Pieces,
  fit: WordFit,
  from: Step,
  task: LineTask,
): Promise<FoundLine[]> {
  const count = task.candidates;
  const blank: Candidate = {
    tokens: [],
    words: [],
    word: '',
    closed: false,
    end: task.template.strong.length,
    logProbability: 0,
    penalty: 0,
    logWeight: 0,
    forced: [],
  };
  let alive: Candidate[] = task.seeds?.map(({ tokens }) => ({ ...blank, forced: tokens })) ?? [blank];
  const finished: FoundLine[] = [];
  const seen = new Set<string>();
  // All begin behind the one sequence; later each has a row of its own.
  let rowOf = (_candidate: number): number => 0;
  let { state, logits } = from;
  const children = new Children();
  const expander = new Expander(model.vocabularySize, pieces, fit, task, children);
  for (let step = 0; step < MOST_STEPS && performance.now() < task.deadline; step++) {
    children.clear();
    for (const [at, candidate] of alive.entries())
      expander.expand(candidate, at, logits, rowOf(at) * model.vocabularySize);
    const most = step === 0 ? BEGUN * count : count - finished.length;
    const next: Candidate[] = [];
    const rows: number[] = [];
    for (const child of children.pick(most, task.random)) {
      const parent = alive[children.parent(child)] as Candidate;
      const row = rowOf(children.parent(child));
      const token = children.token(child);
      const grown = expander.grow(parent, token, {
        logWeight: children.logWeight(child),
        logProbability: parent.logProbability + (logits[row * model.vocabularySize + token] as number),
      });
      if (pieces.kinds[token] !== PieceKind.break) {
        next.push(grown);
        rows.push(row);
        continue;
      }
      const key = grown.words.join(' ');
      if (seen.has(key)) continue;
      seen.add(key);
      const { tokens, words, logProbability, penalty } = grown;
      const ended = model.select(state, Int32Array.of(row));
      finished.push({ tokens, words, logProbability, penalty, state: ended });
    }
    if (next.length === 0 || finished.length >= ENOUGH * count) break;
    // Copying what all sequences remember takes its time: only where one was dropped or doubled.
    if (rows.length !== state.batch || rows.some((row, at) => row !== at)) {
      const selected = model.select(state, Int32Array.from(rows));
      model.release(state);
      state = selected;
    }
    alive = next;
    rowOf = (candidate) => candidate;
    ({ logits, state } = await model.step(
      Int32Array.from(alive, ({ tokens }) => tokens.at(-1) as number),
      state,
    ));
  }
  model.release(state);
  return finished;
}

/** Finds the tokens that may follow a candidate, and makes candidates of them. */
class Expander {
  readonly #pieces: Pieces;
  readonly #fit: WordFit;
  readonly #task: LineTask;
  readonly #children: Children;
  /** The tokens found for the candidate in hand, and what they add to its weight, in nats. */
  readonly #tokens: Int32Array;
  readonly #merits: Float64Array;
  #found = 0;

  constructor(size: number, pieces: Pieces, fit: WordFit, task: LineTask, children: Children) {
    [this.#pieces, this.#fit, this.#task, this.#children] = [pieces, fit, task, children];
    this.#tokens = new Int32Array(size);
    this.#merits = new Float64Array(size);
  }

  /** Adds the children of a candidate; none where the form allows no token. */
  expand(candidate: Candidate, parent: number, logits: Float32Array, offset: number): void {
    const { random, temperature, chaosTemperature, chaosRate } = this.#task;
    const heat = chaosRate > 0 && random.uniform() < chaosRate ? chaosTemperature : temperature;
    const forced = candidate.forced[candidate.tokens.length];
    if (forced !== undefined) {
      const merit = this.#merit(forced, logits[offset + forced] as number);
      this.#children.add(parent, forced, candidate.logWeight + merit / temperature);
      return;
    }
    this.#collect(candidate, logits, offset);
    if (candidate.tokens.length === 0) this.#leaveWidest();
    let shift = candidate.logWeight;
    if (heat !== temperature) shift += this.#logSum(temperature) - this.#logSum(heat);
    for (let at = 0; at < this.#found; at++)
      this.#children.add(parent, this.#tokens[at] as number, shift + (this.#merits[at] as number) / heat);
  }

  /** A candidate with one token more. */
  grow(parent: Candidate, token: number, grown: Pick<Candidate, 'logWeight' | 'logProbability'>): Candidate {
    const kind = this.#pieces.kinds[token] as number;
    const text = this.#pieces.texts[token] as string;
    const { word, words, closed, end, penalty } = parent;
    if (kind === PieceKind.rest)
      return { ...parent, ...grown, tokens: [...parent.tokens, token], word: word + text };
    if (kind === PieceKind.mark || kind === PieceKind.dash)
      return { ...parent, ...grown, tokens: [...parent.tokens, token], closed: true };
    const tokens = kind === PieceKind.break ? parent.tokens : [...parent.tokens, token];
    const next = { ...parent, ...grown, tokens, word: text, closed: false };
    if (word === '') return next;
    return {
      ...next,
      penalty: penalty + this.#price(word, words, closed, end),
      end: end - this.#fit.look(word).syllables,
      words: [...words, word],
    };
  }

  /** Collects the tokens that the form allows behind a candidate, with what they add to its weight. */
  #collect(candidate: Candidate, logits: Float32Array, offset: number): void {
    this.#found = 0;
    const { word, words, forced, closed, end } = candidate;
    const isSeed = words.length === 0 && forced.length > 0;
    const whole = word !== '' && this.#isWhole(candidate);
    if (!whole && closed) return;
    const before = word === '' ? end : end - this.#fit.look(word).syllables;
    const price = whole ? this.#price(word, words, closed, end) : 0;
    let allowed = 0;
    if (word === '') allowed |= PieceKind.start;
    else if (!closed && word.length <= LONGEST_WORD && !isSeed) allowed |= PieceKind.rest;
    if (whole) {
      allowed |= before > 0 ? PieceKind.start : PieceKind.break | PieceKind.start;
      if (!closed) allowed |= PieceKind.mark | (before > 0 ? PieceKind.dash : 0);
    }
    const { ofKind, openers } = this.#pieces;
    let best = Number.NEGATIVE_INFINITY;
    for (const [kind, every] of ofKind) {
      if ((kind & allowed) === 0) continue;
      const tokens = kind === PieceKind.start && before === 0 ? openers : every;
      best = this.#gather(tokens, logits, offset, before, best);
    }
    this.#weigh(logits, offset, best - FLOOR, price);
  }

  // The two loops over tokens are methods of their own: V8 compiles a loop that is hot by itself, and leaves what it
  // compiled so by a detour, each time, if the function goes on behind the loop.

  /** Adds to what is found the tokens not too unlikely and of so many vowels at most. @returns the highest logit. */
  #gather(
    tokens: Int32Array,
    logits: Float32Array,
    offset: number,
    mostVowels: number,
    best: number,
  ): number {
    const { vowels } = this.#pieces;
    let highest = best;
    let found = this.#found;
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at] as number;
      const logit = logits[offset + token] as number;
      if (logit < highest - FLOOR || (vowels[token] as number) > mostVowels) continue;
      if (logit > highest) highest = logit;
      this.#tokens[found++] = token;
    }
    this.#found = found;
    return highest;
  }

  /** Drops what was found before the likeliest token and lies below the floor; sets what the rest add. */
  #weigh(logits: Float32Array, offset: number, floor: number, price: number): void {
    const { kinds } = this.#pieces;
    let kept = 0;
    for (let at = 0; at < this.#found; at++) {
      const token = this.#tokens[at] as number;
      const logit = logits[offset + token] as number;
      if (logit < floor) continue;
      const ends = ((kinds[token] as number) & ENDING) !== 0;
      this.#tokens[kept] = token;
      this.#merits[kept++] = this.#merit(token, logit) - (ends ? price : 0);
    }
    this.#found = kept;
  }

  #merit(token: number, logit: number): number {
    return logit + SYLLABLE * (this.#pieces.vowels[token] as number);
  }

  /** Logarithm of the sum of what the tokens found weigh at a temperature. */
  #logSum(heat: number): number {
    let best = Number.NEGATIVE_INFINITY;
    for (let at = 0; at < this.#found; at++) best = Math.max(best, this.#merits[at] as number);
    let sum = 0;
    for (let at = 0; at < this.#found; at++) sum += Math.exp(((this.#merits[at] as number) - best) / heat);
    return Math.log(sum) + best / heat;
  }

  /** Leaves the best of the tokens found: as many as a line's first-written word is chosen among. */
  #leaveWidest(): void {
    const { rhymeWords } = this.#task;
    if (this.#found <= rhymeWords) return;
    const least = this.#merits.slice(0, this.#found).sort()[this.#found - rhymeWords] as number;
    let kept = 0;
    for (let at = 0; at < this.#found; at++) {
      if ((this.#merits[at] as number) < least) continue;
      this.#tokens[kept] = this.#tokens[at] as number;
      this.#merits[kept++] = this.#merits[at] as number;
    }
    this.#found = kept;
  }

  /** Whether the word in hand is a word that may stand where it does. */
  #isWhole({ word, words, end }: Candidate): boolean {
    if (!Number.isFinite(this.#fit.cost(word, end, this.#task.template))) return false;
    if (!this.#task.mayWrite(word)) return false;
    if (words.length === 0) return this.#task.seeds !== undefined || this.#task.mayEnd(word);
    return words.at(-1) !== word && (word.length < 3 || !words.includes(word));
  }

  /** What a whole word costs the form and the taste, in nats. */
  #price(word: string, words: readonly string[], closed: boolean, end: number): number {
    const taste = this.#task.taste(word, closed && words.length > 0 ? 'parted' : words.at(-1));
    return this.#fit.cost(word, end, this.#task.template) - taste;
  }
}
