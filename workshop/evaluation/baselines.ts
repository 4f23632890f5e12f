import type { Tokenizer } from '../../lib/tokenizer/tokenizer.ts';
import { type Loss, lossOf } from './loss.ts';
import { NgramModel } from './ngram.ts';

/** The baselines, by name. */
export const baselineNames = ['unigram', 'bigram', 'trigram'] as const;
export type BaselineName = (typeof baselineNames)[number];

/**
 * Measures n-gram models on the same tokens as a network.
 * @param training the token array that the network learnt from: poems of ids, each with `endId` behind it.
 * @param texts the poems to predict. Their accuracy is not measured: it would need the probability of every token.
 */
export function evaluateBaselines(
  training: Uint16Array,
  endId: number,
  tokenizer: Tokenizer,
  texts: readonly string[],
): Record<BaselineName, Loss> {
  const poems = texts.map((text) => tokenizer.encode(text));
  const measure = (order: 1 | 2 | 3): Loss => {
    const model = new NgramModel(poemsOf(training, endId), order, tokenizer.vocabularySize);
    let nats = 0;
    for (const poem of poems)
      for (let at = 0; at < poem.length; at++) nats += model.negativeLogProbability(poem, at);
    return lossOf(nats, poems, texts);
  };
  return { unigram: measure(1), bigram: measure(2), trigram: measure(3) };
}

function* poemsOf(training: Uint16Array, endId: number): Generator<Uint16Array> {
  let from = 0;
  while (from < training.length) {
    const end = training.indexOf(endId, from);
    const to = end === -1 ? training.length : end;
    yield training.subarray(from, to);
    from = to + 1;
  }
}
