import type { State, Step } from './languageModel.ts';

/** Feeds tokens (at least one) to a single sequence, a step each; the logits are those after the last. */
export async function readOneByOne<S extends State>(
  step: (tokens: Int32Array, state: S) => Promise<Step<S>>,
  tokens: Int32Array,
  state: S,
): Promise<Step<S>> {
  let last = await step(tokens.subarray(0, 1), state);
  for (let at = 1; at < tokens.length; at++) last = await step(tokens.subarray(at, at + 1), last.state);
  return last;
}
