import type { LanguageModel, State, Step } from '../../network/languageModel.ts';
import { LINE_BREAK } from '../../tokenizer/specialTokens.ts';

/**
 * How likely the network makes a given line.
 * @param from behind the break before the line; its state is left as it is.
 */
export async function scoreLine(
  model: LanguageModel,
  from: Step,
  tokens: readonly number[],
): Promise<{ state: State; logProbability: number }> {
  let { logits, state } = { ...from, state: model.select(from.state, Int32Array.of(0)) };
  let logProbability = 0;
  for (const token of tokens) {
    logProbability += logits[token] as number;
    ({ logits, state } = await model.step(Int32Array.of(token), state));
  }
  logProbability += logits[LINE_BREAK] as number;
  return { state, logProbability };
}
