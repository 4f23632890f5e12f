import { Tensor } from 'onnxruntime-node';
import { openings } from '../tokenizer/specialTokens.ts';
import type { LanguageModel, State, Step } from './languageModel.ts';
import { ModelFormatError, openSession } from './session.ts';

/** What `verse` remembers: recurrent states, and a ring of the keys and values of its last tokens. */
interface Memory extends State {
  /** LSTM hidden, LSTM cell, GRU: [batch, recurrent] each. */
  readonly recurrent: readonly Float32Array[];
  /** Keys and values: [batch, heads, slots, width] each. */
  readonly rings: readonly Float32Array[];
  /** Tokens read by each sequence; token `t` lies in slot `t % slots`. */
  readonly read: Int32Array;
  /** The recurrent states before the last step, for their memory. */
  readonly spare?: readonly Float32Array[];
}

const STATES = ['hidden', 'cell', 'gate'] as const;
const RINGS = ['keys', 'values'] as const;
const ENTRIES = ['key', 'value'] as const;

/**
 * The grown network: recurrent states and attention over a window, one token a step. A step takes the keys and values
 * of its state over into the next one, so that a state can be stepped once; to branch, `select` it. Its logits are log
 * probabilities.
 * @param onnx the file's bytes, as training's export writes them.
 * @param window tokens that attention sees, the current one among them.
 * @throws ModelFormatError
 */
export async function loadVerse(onnx: Uint8Array, window = 64): Promise<LanguageModel<Memory>> {
  const session = await openSession(onnx);
  const widthOf = (name: string, axis: number): number => {
    const input = session.inputMetadata.find((own) => own.name === name);
    const length = input?.isTensor ? input.shape[axis] : undefined;
    if (typeof length !== 'number')
      throw new ModelFormatError(`the network has no input "${name}" as expected`);
    return length;
  };
  const size = widthOf('hidden', 1);
  const [heads, slots, width] = [widthOf('keys', 1), widthOf('keys', 2), widthOf('keys', 3)];
  const ringSize = heads * slots * width;
  if (slots !== window - 1) throw new ModelFormatError(`the network's window is ${slots + 1}, not ${window}`);

  const output = session.outputMetadata.find(({ name }) => name === 'logits');
  const vocabularySize = output?.isTensor ? output.shape[1] : undefined;
  if (typeof vocabularySize !== 'number')
    throw new ModelFormatError('the network has no output "logits" as expected');
  const fetches = Object.fromEntries(session.outputNames.map((name) => [name, null]));

  const start = (batch: number): Memory => ({
    batch,
    recurrent: STATES.map(() => new Float32Array(batch * size)),
    rings: RINGS.map(() => new Float32Array(batch * ringSize)),
    read: new Int32Array(batch),
  });

  let room = new Float32Array(0);
  /** Where a step of so many sequences writes its logits: over the last one's, which nobody may use any more. */
  const logitsOf = (batch: number): Tensor => {
    const length = batch * vocabularySize;
    if (room.length < length) room = new Float32Array(length);
    return new Tensor('float32', room.subarray(0, length), [batch, vocabularySize]);
  };

  const step = async (tokens: Int32Array, state: Memory): Promise<Step<Memory>> => {
    const { batch, read } = state;
    const distances = new Int64s(batch * slots);
    for (let row = 0; row < batch; row++) {
      const count = read[row] as number;
      for (let slot = 0; slot < slots; slot++) {
        const age = (((count - 1 - slot) % slots) + slots) % slots;
        distances.set(row * slots + slot, age < count ? age + 1 : window);
      }
    }
    const ids = new Int64s(batch);
    for (let row = 0; row < batch; row++) ids.set(row, tokens[row] as number);
    const feeds: Record<string, Tensor> = {
      tokens: new Tensor('int64', ids.values, [batch]),
      distances: new Tensor('int64', distances.values, [batch, slots]),
    };
    for (const [at, name] of STATES.entries()) {
      feeds[name] = new Tensor('float32', state.recurrent[at] as Float32Array, [batch, size]);
    }
    for (const [at, name] of RINGS.entries()) {
      feeds[name] = new Tensor('float32', state.rings[at] as Float32Array, [batch, heads, slots, width]);
    }
    const nextStates = Object.fromEntries(
      STATES.map((name, at) => {
        const own = state.spare?.[at] ?? new Float32Array(batch * size);
        return [`next_${name}`, new Tensor('float32', own, [batch, size])];
      }),
    );
    const out = await session.run(feeds, { ...fetches, ...nextStates, logits: logitsOf(batch) });
    const output = (name: string) => (out[name] as Tensor).data as Float32Array;
    for (const [at, name] of ENTRIES.entries()) {
      const entry = output(name);
      const ring = state.rings[at] as Float32Array;
      for (let head = 0; head < batch * heads; head++) {
        const slot = (read[Math.floor(head / heads)] as number) % slots;
        const to = (head * slots + slot) * width;
        for (let i = 0; i < width; i++) ring[to + i] = entry[head * width + i] as number;
      }
    }
    return {
      logits: output('logits'),
      state: {
        batch,
        recurrent: STATES.map((name) => output(`next_${name}`)),
        spare: state.recurrent,
        rings: state.rings,
        read: read.map((count) => count + 1),
      },
    };
  };

  return {
    vocabularySize,
    readsReversed: true,
    openingToken: openings.amateur,
    start,
    step,
    async read(tokens, state): Promise<Step<Memory>> {
      let last = await step(tokens.subarray(0, 1), state);
      for (let at = 1; at < tokens.length; at++) last = await step(tokens.subarray(at, at + 1), last.state);
      return last;
    },
    select(state, rows, retired = []): Memory {
      const spare = takeRoom(retired, 4 * ringSize * rows.length);
      return {
        batch: rows.length,
        recurrent: state.recurrent.map((values) => gather(values, rows, size)),
        rings: state.rings.map((values, at) => gather(values, rows, ringSize, spare?.rings[at])),
        read: rows.map((row) => state.read[row] as number),
      };
    },
  };
}

/** Takes the state with the least room that suffices for rings of so many bytes out of a list; undefined if none has. */
function takeRoom(states: Memory[], bytes: number): Memory | undefined {
  const roomOf = (state: Memory) => (state.rings[0] as Float32Array).buffer.byteLength;
  let best = -1;
  for (const [at, state] of states.entries()) {
    const room = roomOf(state);
    if (room >= bytes && (best < 0 || room < roomOf(states[best] as Memory))) best = at;
  }
  return best < 0 ? undefined : states.splice(best, 1)[0];
}

/** Small whole numbers as 64-bit ones, made without a BigInt each. */
class Int64s {
  readonly values: BigInt64Array;
  readonly #halves: Int32Array;

  constructor(length: number) {
    this.values = new BigInt64Array(length);
    this.#halves = new Int32Array(this.values.buffer);
  }

  /** @param value 0 to 2^31 - 1. */
  set(at: number, value: number): void {
    // Processors that ONNX Runtime runs on put the low half first.
    this.#halves[2 * at] = value;
  }
}

/** The rows [rows, width] of a matrix, in the memory of `spare`, which is large enough, or in its own. */
function gather(values: Float32Array, rows: Int32Array, width: number, spare?: Float32Array): Float32Array {
  const length = rows.length * width;
  const out = spare ? new Float32Array(spare.buffer, 0, length) : new Float32Array(length);
  for (let to = 0; to < rows.length; to++) {
    const from = rows[to] as number;
    out.set(values.subarray(from * width, (from + 1) * width), to * width);
  }
  return out;
}
