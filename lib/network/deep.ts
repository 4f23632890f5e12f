import { Tensor } from 'onnxruntime-node';
import { openings } from '../tokenizer/specialTokens.ts';
import { BufferPool } from './bufferPool.ts';
import type { LanguageModel, State, Step } from './languageModel.ts';
import { memoryPartsOf } from './memoryParts.ts';
import { readOneByOne } from './readOneByOne.ts';
import { openSession, widthsOf } from './session.ts';
import { SharedPrefix } from './sharedPrefix.ts';
import { StepOutputs } from './stepOutputs.ts';
import { TokenStore } from './tokenStore.ts';

/** What `deep` remembers. */
interface Memory extends State {
  /** LSTM hidden, LSTM cell, GRU: [batch, recurrent] each, one behind the other. */
  readonly recurrent: Float32Array;
  /** What all sequences have read. */
  prefix: SharedPrefix;
  /** What they have read since, and where it lies in the store, oldest first: [batch, since]. */
  store: TokenStore;
  slots: BigInt64Array;
  /** Tokens that each sequence has read: the place of the next one in the poem. */
  readonly position: number;
  /** Whether it was stepped or released, so that its arrays belong to another state now. */
  spent: boolean;
}

const STATES = ['hidden', 'cell', 'gate'] as const;
/** Tokens of a single sequence behind the prefix, at most: then they join it. */
const MOST_SINCE = 32;
/** Freed memory of so many tokens is kept for later ones. */
const KEPT_TOKENS = 1024;

/**
 * The larger network that writes rhymed verse: attention over the whole poem in front of what `verse` is, one token a step.
 * Sequences that branch from one share its keys and values. Its logits are log probabilities.
 * @param onnx the file's bytes, as training's export writes them.
 * @throws ModelFormatError
 */
export async function loadDeep(onnx: Uint8Array): Promise<LanguageModel<Memory>> {
  const session = await openSession(onnx);
  const memory = memoryPartsOf(session.inputMetadata);
  const [size] = widthsOf(session.inputMetadata, 'hidden', 2) as [number];
  const [vocabularySize] = widthsOf(session.outputMetadata, 'logits', 2) as [number];

  const pool = new BufferPool(KEPT_TOKENS * memory.tokenSize);
  const start = (batch: number): Memory => ({
    batch,
    recurrent: pool.take(STATES.length * batch * size).fill(0),
    prefix: SharedPrefix.empty(memory, pool),
    store: new TokenStore(memory, pool),
    slots: new BigInt64Array(0),
    position: 0,
    spent: false,
  });
  const spend = (state: Memory): void => {
    if (state.spent) throw new Error('this state was stepped or released before; to branch, select it first');
    state.spent = true;
  };
  /** Moves what a single sequence has read to its prefix. */
  const join = (state: Memory): void => {
    if (state.slots.length === 0) return;
    const { prefix, store, slots } = state;
    state.prefix = prefix.extended(store, slots);
    state.store = new TokenStore(memory, pool);
    state.slots = new BigInt64Array(0);
    prefix.letGo();
    store.letGo();
  };
  const addStates = (to: Record<string, Tensor>, prefix: string, all: Float32Array, batch: number): void => {
    for (const [at, name] of STATES.entries()) {
      const own = all.subarray(at * batch * size, (at + 1) * batch * size);
      to[prefix + name] = new Tensor('float32', own, [batch, size]);
    }
  };
  const outputs = new StepOutputs(memory, vocabularySize);

  const step = async (tokens: Int32Array, state: Memory): Promise<Step<Memory>> => {
    spend(state);
    const { batch, position } = state;
    if (batch === 1 && state.slots.length >= MOST_SINCE) join(state);
    const { prefix, store, slots } = state;
    const since = slots.length / batch;
    const recurrent = pool.take(STATES.length * batch * size);
    const { logits, entries, tensors } = outputs.of(batch);
    const feeds: Record<string, Tensor> = {
      tokens: new Tensor('int64', BigInt64Array.from(tokens, BigInt), [batch]),
      position: new Tensor('int64', BigInt64Array.of(BigInt(position)), [1]),
      slots: new Tensor('int64', slots, [batch, since]),
      ...prefix.inputs,
      ...store.inputs,
    };
    addStates(feeds, '', state.recurrent, batch);
    const fetches = { ...tensors };
    addStates(fetches, 'next_', recurrent, batch);
    await session.run(feeds, fetches);
    pool.give(state.recurrent);
    const first = store.append(entries, batch);
    const next = new BigInt64Array(batch * (since + 1));
    for (let row = 0; row < batch; row++) {
      next.set(slots.subarray(row * since, (row + 1) * since), row * (since + 1));
      next[row * (since + 1) + since] = BigInt(first + row);
    }
    return {
      logits,
      state: { batch, recurrent, prefix, store, slots: next, position: position + 1, spent: false },
    };
  };

  return {
    vocabularySize,
    readsReversed: true,
    givesLogProbabilities: true,
    openingToken: openings.amateur,
    start,
    step,
    async read(tokens, state): Promise<Step<Memory>> {
      const last = await readOneByOne(step, tokens, state);
      join(last.state);
      return last;
    },
    select(state, rows): Memory {
      // Where a single sequence branches, all that it has read is what the branches have in common.
      if (state.batch === 1 && rows.length > 1) join(state);
      const { batch, prefix, store, position } = state;
      const since = state.slots.length / batch;
      const recurrent = pool.take(STATES.length * rows.length * size);
      const slots = new BigInt64Array(rows.length * since);
      for (const [to, from] of rows.entries()) {
        slots.set(state.slots.subarray(from * since, (from + 1) * since), to * since);
        for (let at = 0; at < STATES.length; at++) {
          const begin = (at * batch + from) * size;
          recurrent.set(state.recurrent.subarray(begin, begin + size), (at * rows.length + to) * size);
        }
      }
      return {
        batch: rows.length,
        recurrent,
        prefix: prefix.share(),
        // Branches of their own begin a store of their own, so that it ends with them.
        store: since === 0 ? new TokenStore(memory, pool) : store.share(),
        slots,
        position,
        spent: false,
      };
    },
    release(state): void {
      spend(state);
      state.prefix.letGo();
      state.store.letGo();
      pool.give(state.recurrent);
    },
  };
}
