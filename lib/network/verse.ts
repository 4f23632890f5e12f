import { Tensor } from 'onnxruntime-node';
import { openings } from '../tokenizer/specialTokens.ts';
import { BufferPool } from './bufferPool.ts';
import { Int64s } from './int64s.ts';
import type { LanguageModel, State, Step } from './languageModel.ts';
import { readOneByOne } from './readOneByOne.ts';
import { openSession, widthsOf } from './session.ts';

/**
 * What `verse` remembers: recurrent states, and a ring of the keys and values of its last tokens. As the ring is small,
 * each row has its own.
 */
interface Memory extends State {
  /** LSTM hidden, LSTM cell, GRU: [batch, recurrent] each. */
  readonly recurrent: readonly Float32Array[];
  /** Keys and values: [batch, heads, slots, width] each. */
  readonly rings: readonly Float32Array[];
  /** Tokens read by each sequence; token `t` lies in slot `t % slots`. */
  readonly read: Int32Array;
  /** Whether it was stepped or released, so that its arrays belong to another state now. */
  spent: boolean;
}

const STATES = ['hidden', 'cell', 'gate'] as const;
const RINGS = ['keys', 'values'] as const;
const ENTRIES = ['key', 'value'] as const;

/**
 * The network that writes rhymed verse: recurrent states and attention over a window, one token a step. A step moves
 * the arrays of its state into the next one. Its logits are log probabilities.
 * @param onnx the file's bytes, as training's export writes them.
 * @throws ModelFormatError
 */
export async function loadVerse(onnx: Uint8Array): Promise<LanguageModel<Memory>> {
  const session = await openSession(onnx);
  const [size] = widthsOf(session.inputMetadata, 'hidden', 2) as [number];
  const [heads, slots, width] = widthsOf(session.inputMetadata, 'keys', 4) as [number, number, number];
  const [vocabularySize] = widthsOf(session.outputMetadata, 'logits', 2) as [number];
  const ringSize = heads * slots * width;
  // Attention sees the ring and the current token.
  const window = slots + 1;

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

  /** Inputs of steps that are over; a step that waits for its turn keeps its own. */
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
    givesLogProbabilities: true,
    openingToken: openings.amateur,
    start,
    step,
    read: (tokens, state) => readOneByOne(step, tokens, state),
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
