import type { LanguageModel, State } from '../../lib/network/languageModel.ts';

/** A network that knows no more than that tokens learnt early are common. */
export function commonTokensModel(vocabularySize: number): LanguageModel {
  const start = (batch: number): State => ({ batch });
  const step = async (tokens: Int32Array, { batch }: State) => ({
    logits: Float32Array.from(
      { length: batch * vocabularySize },
      (_, at) => -(at % vocabularySize) / 600 - ((at * 7919 + (tokens[0] ?? 0)) % 13) / 13,
    ),
    state: start(batch),
  });
  return {
    vocabularySize,
    readsReversed: true,
    givesLogProbabilities: true,
    openingToken: 5,
    start,
    step,
    read: async (tokens) => step(tokens.slice(-1), start(1)),
    select: (_, rows) => start(rows.length),
    release: () => {},
  };
}
