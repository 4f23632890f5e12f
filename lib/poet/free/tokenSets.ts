import type { TokenSets } from '../../sampling/sampler.ts';
import { isBreak, specialTokens, unwritable } from '../../tokenizer/specialTokens.ts';
import type { Tokenizer } from '../../tokenizer/tokenizer.ts';

// A line begins with a word, never with a mark or with the rest of a word.
const BEGINS_LINE = /^▁[а-я]/u;

/** Sorts a tokenizer's vocabulary: which tokens may begin a line, stand in it, end it. */
export function tokenSets(tokenizer: Tokenizer): TokenSets {
  const size = tokenizer.vocabularySize;
  const inner = new Uint8Array(size).fill(1);
  for (const token of unwritable) inner[token] = 0;
  const breaks = Uint8Array.from({ length: size }, (_, token) => (isBreak(token) ? 1 : 0));
  const opening = Uint8Array.from({ length: size }, (_, token) =>
    token >= specialTokens.length && BEGINS_LINE.test(tokenizer.piece(token)) ? 1 : 0,
  );
  return { opening, inner, breaks };
}
