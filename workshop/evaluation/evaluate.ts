import type { LanguageModel } from '../../lib/network/languageModel.ts';
import { reverseLines } from '../../lib/tokenizer/reverseLines.ts';
import type { Tokenizer } from '../../lib/tokenizer/tokenizer.ts';
import { type Loss, lossOf } from './loss.ts';

/** How well a network predicts poems. */
export interface Evaluation extends Loss {
  /** Share of the tokens that were the network's most likely. */
  accuracy: number;
}

const BATCH = 64;

/**
 * Measures a network on texts, many poems at once. Each poem starts from the network's empty state; its end is not
 * predicted.
 * @param opening tokens that are fed before each poem.
 * @param onPoem called after each poem.
 */
export async function evaluate(
  model: LanguageModel,
  tokenizer: Tokenizer,
  texts: readonly string[],
  opening: readonly number[] = [model.openingToken],
  onPoem: () => void = () => {},
): Promise<Evaluation> {
  const before = opening.slice(0, -1);
  const first = opening.at(-1) as number;
  const poems = texts
    .map((text) => tokenizer.encode(text))
    .map((ids) => (model.readsReversed ? reverseLines(ids, tokenizer) : ids))
    .sort((a, b) => a.length - b.length);
  let nats = 0;
  let hits = 0;
  // Poems of similar length share a batch, so that few rows are idle.
  for (let at = 0; at < poems.length; at += BATCH) {
    const batch = poems.slice(at, at + BATCH);
    const longest = batch.at(-1)?.length ?? 0;
    const alike = (token: number): Int32Array => new Int32Array(batch.length).fill(token);
    let state = model.start(batch.length);
    for (const token of before) ({ state } = await model.step(alike(token), state));
    let inputs = alike(first);
    for (let position = 0; position < longest; position++) {
      const step = await model.step(inputs, state);
      const targets = Int32Array.from(batch, (ids) => ids[position] ?? -1);
      for (const [row, target] of targets.entries()) {
        if (target < 0) continue;
        const logits = step.logits.subarray(row * model.vocabularySize, (row + 1) * model.vocabularySize);
        nats += negativeLogProbability(logits, target);
        if (isLikeliest(logits, target)) hits++;
      }
      state = step.state;
      inputs = targets.map((target) => Math.max(0, target));
    }
    for (const _ of batch) onPoem();
  }
  const loss = lossOf(nats, poems, texts);
  return { ...loss, accuracy: hits / loss.tokens };
}

/** −ln of the softmax probability of `target`, in nats. */
export function negativeLogProbability(logits: Float32Array, target: number): number {
  let highest = Number.NEGATIVE_INFINITY;
  for (const logit of logits) if (logit > highest) highest = logit;
  let sum = 0;
  for (const logit of logits) sum += Math.exp(logit - highest);
  return highest + Math.log(sum) - (logits[target] as number);
}

/** Whether a token has the highest logit; of equal ones, the first. */
function isLikeliest(logits: Float32Array, target: number): boolean {
  const own = logits[target] as number;
  for (let token = 0; token < logits.length; token++) {
    const logit = logits[token] as number;
    if (logit > own || (logit === own && token < target)) return false;
  }
  return true;
}
