/** What a network remembers of the sequences that it has read: made and read by the network alone. */
export interface State {
  /** Number of sequences. */
  readonly batch: number;
}

/** What a network answers. */
export interface Step<S extends State = State> {
  /** Of each sequence's next token: [batch, vocabularySize], row-major. Valid until the next call of the same network. */
  logits: Float32Array;
  state: S;
}

/**
 * A network that, token by token, says how likely each next token is.
 *
 * How the writers use it, so that a network can keep what candidates have in common once: they {@link LanguageModel.read} the context
 * into a single sequence; at each line's start they {@link LanguageModel.select} the candidates from that sequence; they {@link LanguageModel.step}
 * the candidates, and `select` among them; at the line's end they `select` the one sequence that the poem goes on with,
 * and step it over the line break.
 *
 * So a network whose memory grows with the text (attention over the whole poem) takes everything that a state of one
 * sequence has read for a prefix: `select` from such a state shares the prefix between the new rows, by reference, and
 * each row only adds what it reads from there on. `select` among several rows copies what is their own, and keeps the
 * prefix. When the chosen row is next selected from, it is a single sequence again: its own part is appended to a copy
 * of the prefix, once a line. Nobody writes to a prefix that is shared; `release` lets go of it.
 */
export interface LanguageModel<S extends State = State> {
  readonly vocabularySize: number;
  /** Whether it has learnt lines whose words run from the last to the first. */
  readonly readsReversed: boolean;
  /** Whether its logits are natural logarithms of probabilities. */
  readonly givesLogProbabilities: boolean;
  /** The token that is fed before a poem's first one. */
  readonly openingToken: number;
  /** State of `batch` empty sequences. */
  start(batch: number): S;
  /**
   * Feeds one token per sequence. The state is used up: to branch, `select` first.
   * @throws Error where the state was used up before, if the network can tell.
   */
  step(tokens: Int32Array, state: S): Promise<Step<S>>;
  /** Feeds a run of tokens (at least one) to a single sequence; the logits are those after the last. */
  read(tokens: Int32Array, state: S): Promise<Step<S>>;
  /** A state of the sequences at `rows`, which may repeat, independent of the one it is taken from. */
  select(state: S, rows: Int32Array): S;
  /** Takes back the memory of a state that nobody will use any more. What is never released is garbage collected. */
  release(state: S): void;
}
