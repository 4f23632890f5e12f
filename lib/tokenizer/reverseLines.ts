import { isBreak, SPACE } from './specialTokens.ts';
import type { Tokenizer } from './tokenizer.ts';

/**
 * Token ids of a text with the words of each line in reverse order, so that a line begins with its rhyme word. Tokens of
 * a word, and the marks behind it, keep their order. Applied twice, it returns the text.
 */
export function reverseLines(ids: readonly number[], tokenizer: Tokenizer): number[] {
  const out: number[] = [];
  let words: number[][] = [];
  const flush = () => {
    for (const word of words.reverse()) out.push(...word);
    words = [];
  };
  for (const id of ids) {
    if (isBreak(id)) {
      flush();
      out.push(id);
    } else if (words.length === 0 || tokenizer.piece(id).startsWith(SPACE)) words.push([id]);
    else words.at(-1)?.push(id);
  }
  flush();
  return out;
}
