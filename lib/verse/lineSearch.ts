import type { LanguageModel, State, Step } from '../model/languageModel.ts';
import type { Random } from '../sampling/random.ts';
import { PieceKind, type Pieces } from './pieces.ts';
import type { RhymedSettings } from './settings.ts';
import type { LineTemplate } from './template.ts';
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
  /** Natural logarithm of what a word's weight is multiplied by, e.g. for having stood in the poem. */
  readonly taste: (word: string, line: readonly string[]) => number;
}

/** A finished line; its words and tokens run from its end. */
export interface FoundLine {
  readonly tokens: readonly number[];
  readonly words: readonly string[];
  /** Mean natural logarithm of the tokens' probabilities. */
  readonly meanLogProbability: number;
  readonly penalty: number;
  /** State of the one sequence behind the line's last token; the break is not fed. */
  readonly state: State;
}

interface Candidate {
  tokens: number[];
  words: string[];
  /** Letters of the word in hand; empty before the first. */
  word: string;
  /** Whether a mark or dash stands behind the word in hand. */
  closed: boolean;
  /** Syllables of the line up to and with the word in hand. */
  end: number;
  logProbability: number;
  penalty: number;
  logWeight: number;
  forced: readonly number[];
}

/** Last words tried for each candidate that is then led on. */
export const BEGUN = 2;
const LONGEST_WORD = 22;
const MOST_STEPS = 28;
/** Tokens this much less likely (in nats) than the likeliest allowed one are not drawn. */
const FLOOR = 6;
/** Share of the candidates after which those that are behind are given up. */
const ENOUGH = 0.4;
/** Words without vowels that may open a line. */
const OPENERS = new Set(['в', 'к', 'с']);

/**
 * Leads many candidates from a line's last word to its first at once: sequential Monte Carlo with hard constraints
 * (Lew et al. 2023, "Sequential Monte Carlo Steering of Large Language Models"). What is sought are
 * lines of the probability that the network gives them to the power of 1 / temperature; light candidates are replaced
 * by copies of heavy ones. Steps that chaos strikes are drawn hotter, but not weighed so.
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
  const begun = task.seeds ? task.seeds.length : BEGUN * count;
  const total = task.template.strong.length;
  let alive: Candidate[] = Array.from({ length: begun }, (_, at) => ({
    tokens: [],
    words: [],
    word: '',
    closed: false,
    end: total,
    logProbability: 0,
    penalty: 0,
    logWeight: 0,
    forced: task.seeds?.[at]?.tokens ?? [],
  }));
  const finished: FoundLine[] = [];
  const seen = new Set<string>();
  let rows = new Int32Array(alive.length);
  let state = from.state;
  let logits = from.logits;
  const draw = new Drawer(model.vocabularySize, pieces, fit, task);
  for (let step = 0; step < MOST_STEPS && performance.now() < task.deadline; step++) {
    const next: Candidate[] = [];
    const kept: number[] = [];
    for (const [at, candidate] of alive.entries()) {
      const row = rows[at] as number;
      const token = draw.next(candidate, logits, row * model.vocabularySize);
      if (token < 0) continue;
      if (pieces.kinds[token] === PieceKind.break) {
        const key = candidate.words.join(' ');
        if (seen.has(key)) continue;
        seen.add(key);
        finished.push({
          tokens: candidate.tokens,
          words: candidate.words,
          meanLogProbability: candidate.logProbability / (candidate.tokens.length + 1),
          penalty: candidate.penalty,
          state: model.select(state, Int32Array.of(row)),
        });
      } else {
        next.push(candidate);
        kept.push(row);
      }
    }
    if (next.length === 0 || finished.length >= ENOUGH * count) break;
    // The first step has cost nothing, so that more last words are tried than candidates are led.
    const most = step === 0 ? next.length : count - finished.length;
    const chosen = resample(next, most, task.random);
    const source = Int32Array.from(chosen, (at) => kept[at] as number);
    // Copying what all sequences remember takes its time: only where one was dropped or doubled.
    if (source.length !== state.batch || source.some((row, at) => row !== at)) {
      const selected = model.select(state, source);
      model.release(state);
      state = selected;
    }
    alive = chosen.map(
      (at, nth) => (chosen.indexOf(at) === nth ? next[at] : copy(next[at] as Candidate)) as Candidate,
    );
    const advanced = await model.step(
      Int32Array.from(alive, ({ tokens }) => tokens.at(-1) as number),
      state,
    );
    [logits, state] = [advanced.logits, advanced.state];
    rows = Int32Array.from(alive, (_, at) => at);
  }
  model.release(state);
  return finished;
}

const copy = (candidate: Candidate): Candidate => ({
  ...candidate,
  tokens: candidate.tokens.slice(),
  words: candidate.words.slice(),
});

/**
 * Systematic resampling, where the weights have grown uneven: indices of who goes on, at most `most`. Weights are
 * evened out afterwards; otherwise all go on as they are.
 */
function resample(candidates: readonly Candidate[], most: number, random: Random): number[] {
  const highest = Math.max(...candidates.map(({ logWeight }) => logWeight));
  const weights = candidates.map(({ logWeight }) => Math.exp(logWeight - highest));
  const sum = weights.reduce((a, b) => a + b, 0);
  const effective = sum ** 2 / weights.reduce((a, b) => a + b * b, 0);
  const size = Math.max(1, most);
  if (candidates.length <= size && effective > size / 2) return candidates.map((_, at) => at);
  const chosen: number[] = [];
  let [at, passed] = [0, 0];
  const offset = random.uniform();
  for (let nth = 0; nth < size; nth++) {
    const mark = ((nth + offset) / size) * sum;
    while (at < candidates.length - 1 && passed + (weights[at] as number) < mark)
      passed += weights[at++] as number;
    chosen.push(at);
  }
  for (const index of new Set(chosen)) (candidates[index] as Candidate).logWeight = 0;
  return chosen;
}

/** Draws each candidate's next token among those that the form allows. */
class Drawer {
  readonly #pieces: Pieces;
  readonly #fit: WordFit;
  readonly #task: LineTask;
  readonly #tokens: Int32Array;
  readonly #logits: Float32Array;
  readonly #weights: Float64Array;
  /** How many tokens were collected; less than 0 before the first time. */
  #found = -1;
  /** The highest of their logits. */
  #best = 0;

  constructor(size: number, pieces: Pieces, fit: WordFit, task: LineTask) {
    [this.#pieces, this.#fit, this.#task] = [pieces, fit, task];
    this.#tokens = new Int32Array(size);
    this.#logits = new Float32Array(size);
    this.#weights = new Float64Array(size);
  }

  /** Draws a token, writes it into the candidate and returns it; -1 where the candidate is dead. */
  next(candidate: Candidate, logits: Float32Array, offset: number): number {
    const { random, temperature, chaosTemperature, chaosRate } = this.#task;
    const heat = chaosRate > 0 && random.uniform() < chaosRate ? chaosTemperature : temperature;
    let token = candidate.forced[candidate.tokens.length];
    if (token === undefined) token = this.#draw(candidate, logits, offset, heat);
    else candidate.logWeight += (logits[offset + token] as number) / temperature;
    if (token < 0) return -1;
    candidate.logProbability += logits[offset + token] as number;
    this.#write(candidate, token);
    return token;
  }

  #draw(candidate: Candidate, logits: Float32Array, offset: number, heat: number): number {
    // All candidates begin alike.
    if (candidate.tokens.length > 0) this.#found = this.#collect(candidate, logits, offset);
    else if (this.#found < 0) this.#found = this.#widest(this.#collect(candidate, logits, offset));
    const found = this.#found;
    if (found === 0) return -1;
    const { temperature } = this.#task;
    let sum = this.#weigh(found, temperature);
    candidate.logWeight += Math.log(sum) + this.#best / temperature;
    if (heat !== temperature) sum = this.#weigh(found, heat);
    let mark = this.#task.random.uniform() * sum;
    let at = 0;
    for (; at < found - 1; at++) {
      mark -= this.#weights[at] as number;
      if (mark <= 0) break;
    }
    return this.#tokens[at] as number;
  }

  /** Collects the tokens that the form allows behind a candidate; returns how many. */
  #collect(candidate: Candidate, logits: Float32Array, offset: number): number {
    const { ofKind, vowels, texts } = this.#pieces;
    const { word, words, forced, closed, end } = candidate;
    const isSeed = words.length === 0 && forced.length > 0;
    const own = word === '' ? 0 : this.#fit.look(word).syllables;
    const whole = word !== '' && this.#isWhole(candidate);
    if (!whole && closed) return 0;
    const before = end - own;
    let allowed = 0;
    if (word === '') allowed |= PieceKind.start;
    else if (!closed && word.length <= LONGEST_WORD && !isSeed) allowed |= PieceKind.rest;
    if (whole) {
      allowed |= before > 0 ? PieceKind.start : PieceKind.break | PieceKind.start;
      if (!closed) allowed |= PieceKind.mark | (before > 0 ? PieceKind.dash : 0);
    }
    let found = 0;
    this.#best = Number.NEGATIVE_INFINITY;
    for (const [kind, tokens] of ofKind) {
      if ((kind & allowed) === 0) continue;
      const room = kind === PieceKind.rest ? before : kind !== PieceKind.start ? end : word ? before : end;
      for (let at = 0; at < tokens.length; at++) {
        const token = tokens[at] as number;
        const logit = logits[offset + token] as number;
        if (logit < this.#best - FLOOR || (vowels[token] as number) > room) continue;
        if (before === 0 && kind === PieceKind.start && !OPENERS.has(texts[token] as string)) continue;
        if (logit > this.#best) this.#best = logit;
        this.#tokens[found] = token;
        this.#logits[found++] = logit;
      }
    }
    return found;
  }

  /** Weighs the tokens collected, the likeliest with 1; returns the sum. */
  #weigh(found: number, heat: number): number {
    let sum = 0;
    for (let at = 0; at < found; at++)
      sum += this.#weights[at] = Math.exp(((this.#logits[at] as number) - this.#best) / heat);
    return sum;
  }

  /** Leaves the likeliest of the tokens collected: as many as a line's first-written word is chosen among. */
  #widest(found: number): number {
    const { rhymeWords } = this.#task;
    if (found <= rhymeWords) return found;
    const least = this.#logits.slice(0, found).sort()[found - rhymeWords] as number;
    let kept = 0;
    for (let at = 0; at < found; at++) {
      if ((this.#logits[at] as number) < least) continue;
      this.#tokens[kept] = this.#tokens[at] as number;
      this.#logits[kept++] = this.#logits[at] as number;
    }
    return kept;
  }

  /** Whether the word in hand is a word that may stand where it does. */
  #isWhole({ word, words, end }: Candidate): boolean {
    if (!Number.isFinite(this.#fit.cost(word, end, this.#task.template))) return false;
    if (!this.#task.mayWrite(word)) return false;
    if (words.length === 0) return this.#task.seeds !== undefined || this.#task.mayEnd(word);
    return words.at(-1) !== word && (word.length < 3 || !words.includes(word));
  }

  #write(candidate: Candidate, token: number): void {
    const kind = this.#pieces.kinds[token] as number;
    if (kind === PieceKind.start || kind === PieceKind.break) this.#finishWord(candidate);
    if (kind === PieceKind.break) return;
    candidate.tokens.push(token);
    if (kind === PieceKind.start)
      [candidate.word, candidate.closed] = [this.#pieces.texts[token] as string, false];
    else if (kind === PieceKind.rest) candidate.word += this.#pieces.texts[token] as string;
    else candidate.closed = true;
  }

  #finishWord(candidate: Candidate): void {
    const { word } = candidate;
    if (word === '') return;
    const taste = this.#task.taste(word, candidate.words);
    candidate.logWeight += taste;
    candidate.penalty += this.#fit.cost(word, candidate.end, this.#task.template) - taste;
    candidate.end -= this.#fit.look(word).syllables;
    candidate.words.push(word);
    candidate.word = '';
  }
}
