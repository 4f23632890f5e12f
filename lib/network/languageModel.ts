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
  /** Feeds one token per sequence. The state is used up: to branch, `select` it first. */
  step(tokens: Int32Array, state: S): Promise<Step<S>>;
  /** Feeds a run of tokens (one at the least) to a single sequence; the logits are those after the last. */
  read(tokens: Int32Array, state: S): Promise<Step<S>>;
  /** A state of its own of the sequences at `rows`, which may repeat: what resampling and branching need. */
  select(state: S, rows: Int32Array): S;
  /** Gives the memory of a state back that nobody will use any more. What is never released is garbage collected. */
  release(state: S): void;
}
