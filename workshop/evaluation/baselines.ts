import type { Tokenizer } from '../../lib/tokenizer/tokenizer.ts';
import { countLetters } from '../corpus/letters.ts';
import type { Evaluation } from './evaluate.ts';
import { NgramModel } from './ngram.ts';

/** Unigram, bigram and trigram, by name. */
export const baselineNames = ['unigram', 'bigram', 'trigram'] as const;
export type BaselineName = (typeof baselineNames)[number];

/**
 * Measures n-gram baselines on the same tokens as a network.
 * @param training the token array that the network learnt from: poems of ids, each closed by `endId`.
 * @param texts the poems to foretell. Accuracy is left out: it would need every token's score.
 */
export function evaluateBaselines(
  training: Uint16Array,
  endId: number,
  tokenizer: Tokenizer,
  texts: readonly string[],
): Record<BaselineName, Omit<Evaluation, 'accuracy'>> {
  const poems = texts.map((text) => tokenizer.encode(text));
  const tokens = poems.reduce((sum, ids) => sum + ids.length, 0);
  const letters = texts.reduce((sum, text) => sum + countLetters(text), 0);
  const measure = (order: 1 | 2 | 3): Omit<Evaluation, 'accuracy'> => {
    const model = new NgramModel(poemsOf(training, endId), order, tokenizer.vocabularySize);
    let nats = 0;
    for (const poem of poems)
      for (let at = 0; at < poem.length; at++) nats += model.negativeLogProbability(poem, at);
    return {
      poems: poems.length,
      tokens,
      letters,
      lossPerToken: nats / tokens,
      bitsPerLetter: nats / Math.LN2 / letters,
    };
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
