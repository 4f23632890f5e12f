import type { LanguageModel } from '../network/languageModel.ts';
import { reverseLines } from '../tokenizer/reverseLines.ts';
import { STANZA_BREAK, UNKNOWN } from '../tokenizer/specialTokens.ts';
import type { Tokenizer } from '../tokenizer/tokenizer.ts';
import type { Theme } from './theme.ts';

const EDGES = /^\P{L}+|\P{L}+$/gu;

/** The person's lines as the network reads them: what stands before the first letter and behind the last is left out. */
export function contextText(lines: readonly string[]): string {
  return lines.join('\n').replace(EDGES, '');
}

/** Tokens of the person's text, without what the network can't read. */
export function readableTokens(tokenizer: Tokenizer, prompt: string): number[] {
  return tokenizer.encode(prompt).filter((token) => token !== UNKNOWN);
}

/** Tokens of the title that a theme makes above the poem, with the break behind it; none where there is no theme. */
export function titleTokens(tokenizer: Tokenizer, theme: Theme | undefined): number[] {
  const title = theme ? readableTokens(tokenizer, contextText([theme.text])) : [];
  return title.length > 0 ? [...title, STANZA_BREAK] : [];
}

/**
 * What the network reads before it writes.
 * @param tokens of the lines before, in reading order.
 * @param opening tokens that open a poem.
 */
export function contextOf(
  model: LanguageModel,
  tokenizer: Tokenizer,
  tokens: readonly number[],
  opening: readonly number[] = [model.openingToken],
): Int32Array {
  return Int32Array.from([...opening, ...inReadingOrder(model, tokens, tokenizer)]);
}

/** From the order that a network reads to the one that people read, and back. */
export function inReadingOrder(
  model: LanguageModel,
  tokens: readonly number[],
  tokenizer: Tokenizer,
): readonly number[] {
  return model.readsReversed ? reverseLines(tokens, tokenizer) : tokens;
}
