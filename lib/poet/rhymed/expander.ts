import { type Candidate, type WholeWord, withLetters, withMark, withNextWord } from './candidate.ts';
import type { Children } from './children.ts';
import type { LineTask } from './lineTask.ts';
import { LookAhead } from './lookAhead.ts';
import { PieceKind, type Pieces } from './pieces.ts';
import { weighWord } from './potentials/potential.ts';
import { TokenPool } from './tokenPool.ts';
import type { WordIndex } from './wordIndex.ts';

const LONGEST_WORD = 22;

/** Finds the tokens that may follow a candidate, and makes candidates of those that were picked. */
export class Expander {
  readonly #pieces: Pieces;
  readonly #words: WordIndex;
  readonly #task: LineTask;
  readonly #children: Children;
  readonly #pool: TokenPool;
  readonly #lookAhead: LookAhead;
  /** The word in hand of each candidate that was expanded, where it is whole. */
  readonly #whole: (WholeWord | undefined)[] = [];

  /** @param children where the tokens found are added. */
  constructor(pieces: Pieces, words: WordIndex, task: LineTask, children: Children) {
    [this.#pieces, this.#words, this.#task, this.#children] = [pieces, words, task, children];
    this.#pool = new TokenPool(pieces);
    this.#lookAhead = new LookAhead(pieces, task.potentials);
  }

  /**
   * Adds the children of a candidate; none where the potentials allow no token.
   * @param parent its number.
   * @param logits log probabilities; its own begin at `offset`.
   */
  expand(candidate: Candidate, parent: number, logits: Float32Array, offset: number): void {
    if (!this.#lookAhead.isNeeded) {
      this.#expand(candidate, parent, logits, offset);
      return;
    }
    const word = candidate.letters === '' ? undefined : this.#words.get(candidate.letters);
    this.#expand(candidate, parent, this.#lookAhead.weigh(candidate, word, logits, offset), 0);
  }

  #expand(candidate: Candidate, parent: number, logits: Float32Array, offset: number): void {
    const { random, temperature, chaosTemperature, chaosRate, rhymeWords } = this.#task;
    const heat = chaosRate > 0 && random.uniform() < chaosRate ? chaosTemperature : temperature;
    const pool = this.#pool;
    this.#whole[parent] = undefined;
    const forced = candidate.forced[candidate.tokens.length];
    if (forced !== undefined) {
      const merit = pool.meritOf(forced, logits[offset + forced] as number);
      this.#children.add(parent, forced, candidate.logWeight + merit / temperature);
      return;
    }
    this.#collect(candidate, parent, logits, offset);
    if (candidate.tokens.length === 0) pool.keepBest(rhymeWords);
    let shift = candidate.logWeight;
    // Hotter steps are drawn hotter, but not weighed so.
    if (heat !== temperature) shift += pool.logSum(temperature) - pool.logSum(heat);
    for (let at = 0; at < pool.size; at++)
      this.#children.add(parent, pool.token(at), shift + pool.merit(at) / heat);
  }

  /** A candidate with a picked child's token added. @param parent its number, see {@link expand}. */
  grow(candidate: Candidate, parent: number, child: number, logProbability: number): Candidate {
    const token = this.#children.token(child);
    const kind = this.#pieces.kinds[token] as number;
    const letters = this.#pieces.texts[token] as string;
    const isBreak = kind === PieceKind.break;
    const grown = {
      logWeight: this.#children.logWeight(child),
      logProbability: candidate.logProbability + logProbability,
      tokens: isBreak ? candidate.tokens : [...candidate.tokens, token],
    };
    if (kind === PieceKind.rest) return withLetters(candidate, grown, letters);
    if (kind === PieceKind.mark || kind === PieceKind.dash) return withMark(candidate, grown);
    return withNextWord(candidate, grown, letters, this.#whole[parent]);
  }

  /** Fills the pool with the tokens that may follow a candidate. */
  #collect(candidate: Candidate, parent: number, logits: Float32Array, offset: number): void {
    const pool = this.#pool;
    pool.clear();
    const { letters, words, forced, hasMark, end } = candidate;
    let whole: WholeWord | undefined;
    let room = end;
    let allowed: number = PieceKind.start;
    if (letters !== '') {
      const word = this.#words.get(letters);
      const added = weighWord(this.#task.potentials, candidate, word);
      if (added !== Number.NEGATIVE_INFINITY) whole = { word, added };
      room = end - word.syllables;
      const isRhymeWord = words.length === 0 && forced.length > 0;
      const isOpen = !hasMark && letters.length <= LONGEST_WORD && !isRhymeWord;
      allowed = (isOpen ? PieceKind.rest : 0) | (whole ? kindsBehindWord(room, hasMark) : 0);
    }
    this.#whole[parent] = whole;
    if (allowed === 0) return;
    const { ofKind, openers } = this.#pieces;
    for (const [kind, tokens] of ofKind) {
      if ((kind & allowed) === 0) continue;
      pool.gather(kind === PieceKind.start && room === 0 ? openers : tokens, logits, offset, room);
    }
    pool.weigh(logits, offset, whole?.added ?? 0);
  }
}

/** Kinds of token that may follow a whole word. @param room syllables that the line still lacks. */
function kindsBehindWord(room: number, hasMark: boolean): number {
  const next = PieceKind.start | (room > 0 ? 0 : PieceKind.break);
  const marks = PieceKind.mark | (room > 0 ? PieceKind.dash : 0);
  return hasMark ? next : next | marks;
}
