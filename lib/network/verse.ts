import { Tensor } from 'onnxruntime-node';
import { openings } from '../tokenizer/specialTokens.ts';
import { BufferPool } from './bufferPool.ts';
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
  /** Whether it was stepped or released, so that its arrays are others' now. */
  spent: boolean;
}

const STATES = ['hidden', 'cell', 'gate'] as const;
const RINGS = ['keys', 'values'] as const;
const ENTRIES = ['key', 'value'] as const;

/**
 * The grown network: recurrent states and attention over a window, one token a step. A step takes the arrays of its
 * state over into the next one. Its logits are log probabilities.
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

  const pool = new BufferPool();
  const zeros = (length: number) => pool.take(length).fill(0);
  const start = (batch: number): Memory => ({
    batch,
    recurrent: STATES.map(() => zeros(batch * size)),
    rings: RINGS.map(() => zeros(batch * ringSize)),
    read: new Int32Array(batch),
    spent: false,
  });
  const spend = (state: Memory): void => {
    if (state.spent) throw new Error('this state was stepped or released before; to branch, select it first');
    state.spent = true;
  };

  /** Inputs of steps that are over; a step waits for its turn with its own. */
  const inputs: { tokens: Int64s; distances: Int64s }[] = [];
  /** Outputs of the last step, which the next one overwrites. */
  let logitsRoom: Float32Array = new Float32Array(0);
  let entryRooms: Float32Array[] = ENTRIES.map(() => new Float32Array(0));

  const step = async (tokens: Int32Array, state: Memory): Promise<Step<Memory>> => {
    spend(state);
    const { batch, read, rings } = state;
    const input = inputs.pop() ?? { tokens: new Int64s(), distances: new Int64s() };
    const { distances } = input;
    distances.reserve(batch * slots);
    for (let row = 0; row < batch; row++) {
      const count = read[row] as number;
      for (let slot = 0; slot < slots; slot++) {
        const age = (((count - 1 - slot) % slots) + slots) % slots;
        distances.set(row * slots + slot, age < count ? age + 1 : window);
      }
    }
    input.tokens.reserve(batch);
    for (let row = 0; row < batch; row++) input.tokens.set(row, tokens[row] as number);
    const entrySize = batch * heads * width;
    logitsRoom = withRoom(logitsRoom, batch * vocabularySize);
    entryRooms = entryRooms.map((room) => withRoom(room, entrySize));
    const logits = logitsRoom.subarray(0, batch * vocabularySize);
    const entries = entryRooms.map((room) => room.subarray(0, entrySize));
    const next = STATES.map(() => pool.take(batch * size));

    const floats = (data: Float32Array, ...dims: number[]) => new Tensor('float32', data, dims);
    const feeds: Record<string, Tensor> = {
      tokens: new Tensor('int64', input.tokens.first(batch), [batch]),
      distances: new Tensor('int64', distances.first(batch * slots), [batch, slots]),
    };
    const fetches: Record<string, Tensor> = { logits: floats(logits, batch, vocabularySize) };
    for (const [at, name] of STATES.entries()) {
      feeds[name] = floats(state.recurrent[at] as Float32Array, batch, size);
      fetches[`next_${name}`] = floats(next[at] as Float32Array, batch, size);
    }
    for (const [at, name] of RINGS.entries()) {
      feeds[name] = floats(rings[at] as Float32Array, batch, heads, slots, width);
      fetches[ENTRIES[at] as string] = floats(entries[at] as Float32Array, batch, heads, width);
    }
    await session.run(feeds, fetches);
    inputs.push(input);
    for (const [at, ring] of rings.entries()) {
      const entry = entries[at] as Float32Array;
      for (let head = 0; head < batch * heads; head++) {
        const slot = (read[Math.floor(head / heads)] as number) % slots;
        const to = (head * slots + slot) * width;
        for (let i = 0; i < width; i++) ring[to + i] = entry[head * width + i] as number;
      }
    }
    for (const array of state.recurrent) pool.give(array);
    return {
      logits,
      state: { batch, recurrent: next, rings, read: read.map((count) => count + 1), spent: false },
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
    select(state, rows): Memory {
      const gather = (values: Float32Array, width: number): Float32Array => {
        const out = pool.take(rows.length * width);
        for (const [to, from] of rows.entries())
          out.set(values.subarray(from * width, (from + 1) * width), to * width);
        return out;
      };
      return {
        batch: rows.length,
        recurrent: state.recurrent.map((values) => gather(values, size)),
        rings: state.rings.map((values) => gather(values, ringSize)),
        read: rows.map((row) => state.read[row] as number),
        spent: false,
      };
    },
    release(state): void {
      spend(state);
      for (const array of [...state.recurrent, ...state.rings]) pool.give(array);
    },
  };
}

/** An array, or a longer one where it is too short. */
function withRoom(array: Float32Array, length: number): Float32Array {
  return array.length < length ? new Float32Array(length) : array;
}

/** Small whole numbers as 64-bit ones, made without a BigInt each. */
class Int64s {
  #values = new BigInt64Array(0);
  #halves = new Int32Array(0);

  /** Makes room for so many numbers; those in it may be lost. */
  reserve(length: number): void {
    if (this.#values.length >= length) return;
    this.#values = new BigInt64Array(length);
    this.#halves = new Int32Array(this.#values.buffer);
  }

  /** The first numbers, as long as no more are reserved. */
  first(length: number): BigInt64Array {
    return this.#values.subarray(0, length);
  }

  /** @param value 0 to 2^31 - 1. */
  set(at: number, value: number): void {
    // Processors that ONNX Runtime runs on put the low half first.
    this.#halves[2 * at] = value;
  }
}
