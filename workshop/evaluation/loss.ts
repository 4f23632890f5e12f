import { countLetters } from '../corpus/letters.ts';

/** How surprising texts are to a model. */
export interface Loss {
  poems: number;
  /** Tokens predicted: all of the texts, line breaks included. */
  tokens: number;
  /** Cyrillic letters of the texts. */
  letters: number;
  /** Mean negative log probability of a token, in nats. */
  lossPerToken: number;
  /** Negative log2 probability of all tokens, divided by the letters. */
  bitsPerLetter: number;
}

/** The loss of texts. @param nats negative log probability of all their tokens. @param poems their tokens. */
export function lossOf(nats: number, poems: readonly (readonly number[])[], texts: readonly string[]): Loss {
  const tokens = poems.reduce((sum, ids) => sum + ids.length, 0);
  const letters = texts.reduce((sum, text) => sum + countLetters(text), 0);
  return {
    poems: poems.length,
    tokens,
    letters,
    lossPerToken: nats / tokens,
    bitsPerLetter: nats / Math.LN2 / letters,
  };
}
