import type { LanguageModel, State, Step } from '../../network/languageModel.ts';
import { type Candidate, emptyCandidate } from './candidate.ts';
import { Children } from './children.ts';
import { Expander } from './expander.ts';
import { LAST_WORDS, type LineTask } from './lineTask.ts';
import { PieceKind, type Pieces } from './pieces.ts';
import type { WordIndex, WordInfo } from './wordIndex.ts';

/** A finished line; its words and tokens run from its end. */
export interface FoundLine {
  readonly tokens: readonly number[];
  readonly words: readonly WordInfo[];
  /** Natural logarithm of its probability, the break behind it included. */
  readonly logProbability: number;
  /** What the potentials added for its words, in nats. */
  readonly added: number;
  /** State of the one sequence behind the line's last token; the break is not fed. */
  readonly state: State;
}

const MOST_STEPS = 28;
/** Share of the candidates that must have finished; those that are behind are given up. */
const ENOUGH = 0.4;

/**
 * Leads many candidates from a line's last word to its first at once: sequential Monte Carlo with hard constraints
 * (Lew et al. 2023, "Sequential Monte Carlo Steering of Large Language Models"), of which no two are alike. It looks for
 * lines that have the probability that network and potentials give them, to the power of 1 / temperature.
 * @param from log probabilities and state of one sequence, behind the break before the line; all candidates branch from
 *   this state, which is left as it is.
 * @returns the finished lines; none where no candidate kept the form.
 * @throws the signal's reason, once it is aborted.
 */
export async function searchLine(
  model: LanguageModel,
  pieces: Pieces,
  words: WordIndex,
  from: Step,
  task: LineTask,
): Promise<FoundLine[]> {
  const most = task.candidates;
  let alive = (task.starts ?? [undefined]).map((start) =>
    emptyCandidate(task.template, task.temperature, start),
  );
  const finished: FoundLine[] = [];
  const seen = new Set<string>();
  // All begin behind the one sequence; after the first step each has a row of its own.
  let rowOf = (_candidate: number): number => 0;
  let { state, logits } = from;
  const children = new Children();
  const expander = new Expander(pieces, words, task, children);
  for (let step = 0; step < MOST_STEPS && task.work.mayGoOn(); step++) {
    if (task.signal?.aborted) {
      for (const line of finished) model.release(line.state);
      if (state !== from.state) model.release(state);
      throw task.signal.reason;
    }
    children.clear();
    for (const [at, candidate] of alive.entries())
      expander.expand(candidate, at, logits, rowOf(at) * model.vocabularySize);
    const next: Candidate[] = [];
    const rows: number[] = [];
    for (const child of children.pick(step === 0 ? LAST_WORDS * most : most - finished.length, task.random)) {
      const parent = children.parent(child);
      const [row, token] = [rowOf(parent), children.token(child)];
      const logit = logits[row * model.vocabularySize + token] as number;
      const grown = expander.grow(alive[parent] as Candidate, parent, child, logit);
      if (pieces.kinds[token] !== PieceKind.break) {
        next.push(grown);
        rows.push(row);
        continue;
      }
      const key = grown.words.map(({ text }) => text).join(' ');
      if (seen.has(key)) continue;
      seen.add(key);
      const { tokens, words: all, logProbability, added } = grown;
      const ended = model.select(state, Int32Array.of(row));
      finished.push({ tokens, words: all, logProbability, added, state: ended });
    }
    if (next.length === 0 || finished.length >= ENOUGH * most) break;
    // A copy of what all sequences remember takes its time: only where candidates branch, or one was dropped.
    if (step === 0 || rows.length !== state.batch || rows.some((row, at) => row !== at)) {
      const selected = model.select(state, Int32Array.from(rows));
      if (state !== from.state) model.release(state);
      state = selected;
    }
    alive = next;
    rowOf = (candidate) => candidate;
    task.work.spend(alive.length);
    ({ logits, state } = await model.step(
      Int32Array.from(alive, ({ tokens }) => tokens.at(-1) as number),
      state,
    ));
  }
  if (state !== from.state) model.release(state);
  return finished;
}
