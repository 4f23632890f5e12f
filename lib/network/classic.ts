import { Tensor } from 'onnxruntime-node';
import { PAD } from '../tokenizer/specialTokens.ts';
import type { LanguageModel, State, Step } from './languageModel.ts';
import { openSession, widthsOf } from './session.ts';

/** The last `window` token ids of each sequence, oldest first, padded on the left: [batch, window]. */
interface Windows extends State {
  readonly ids: Int32Array;
}

/**
 * The original network: all it knows of a poem is a window of the last tokens, so that every step reads the whole window.
 * @param onnx the file's bytes: input `tokens` int64 [batch, window], output `logits` float32 [batch, vocabulary].
 * @throws ModelFormatError
 */
export async function loadClassic(onnx: Uint8Array): Promise<LanguageModel<Windows>> {
  const session = await openSession(onnx);
  const [window] = widthsOf(session.inputMetadata, 'tokens', 2) as [number];
  const [vocabularySize] = widthsOf(session.outputMetadata, 'logits', 2) as [number];
  const run = async (ids: Int32Array, batch: number): Promise<Float32Array> => {
    const tokens = new Tensor('int64', BigInt64Array.from(ids, BigInt), [batch, window]);
    const { logits } = await session.run({ tokens });
    return logits?.data as Float32Array;
  };
  const feed = (ids: Int32Array, row: number, token: number): void => {
    const from = row * window;
    ids.copyWithin(from, from + 1, from + window);
    ids[from + window - 1] = token;
  };
  const start = (batch: number): Windows => ({ batch, ids: new Int32Array(batch * window).fill(PAD) });

  return {
    vocabularySize,
    readsReversed: false,
    givesLogProbabilities: false,
    openingToken: PAD,
    start,
    async step(tokens, state): Promise<Step<Windows>> {
      const ids = state.ids.slice();
      for (let row = 0; row < state.batch; row++) feed(ids, row, tokens[row] as number);
      return { logits: await run(ids, state.batch), state: { batch: state.batch, ids } };
    },
    async read(tokens, state): Promise<Step<Windows>> {
      const ids = state.ids.slice();
      for (const token of tokens.subarray(-window)) feed(ids, 0, token);
      return { logits: await run(ids, 1), state: { batch: 1, ids } };
    },
    select(state, rows): Windows {
      const ids = new Int32Array(rows.length * window);
      for (const [to, from] of rows.entries()) {
        ids.set(state.ids.subarray(from * window, (from + 1) * window), to * window);
      }
      return { batch: rows.length, ids };
    },
    release(): void {},
  };
}
