/** What a network remembers of the sequences that it reads; made and read by the network alone. */
export interface State {
  readonly batch: number;
}

/** Logits (of `verse`, log probabilities) are [batch, vocabularySize], row-major, and valid until the next call of the same network. */
export interface Step<S extends State = State> {
  logits: Float32Array;
  state: S;
}

/** A network that, token by token, says how likely each next token is. */
export interface LanguageModel<S extends State = State> {
  readonly vocabularySize: number;
  /** Whether it has learnt lines whose words run from the last to the first. */
  readonly readsReversed: boolean;
  /** The token that is fed before a poem's first one. */
  readonly openingToken: number;
  /** State of `batch` empty sequences. */
  start(batch: number): S;
  /** Feeds one token per sequence. */
  step(tokens: Int32Array, state: S): Promise<Step<S>>;
  /** Feeds a run of tokens (one at the least) to a single sequence; the logits are those after the last. */
  read(tokens: Int32Array, state: S): Promise<Step<S>>;
  /**
   * The state of the sequences at `rows`, which may repeat: what resampling and branching need.
   * @param retired states that nobody needs any more: one whose memory is taken is removed.
   */
  select(state: S, rows: Int32Array, retired?: S[]): S;
}
