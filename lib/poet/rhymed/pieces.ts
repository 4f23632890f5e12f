import { countSyllables } from '../../russian/letters.ts';
import { isBreak, SPACE, specialTokens } from '../../tokenizer/specialTokens.ts';
import type { Tokenizer } from '../../tokenizer/tokenizer.ts';

/** What a token does to a line that is being written. */
export const PieceKind = { other: 0, start: 1, rest: 2, mark: 4, dash: 8, break: 16 } as const;

/** The vocabulary, sorted for the line search. */
export interface Pieces {
  /** One of `PieceKind`, a token each. */
  readonly kinds: Uint8Array;
  /** The tokens of each kind but `other`. */
  readonly ofKind: readonly (readonly [kind: number, tokens: Int32Array])[];
  /** Letters of each token, without the space before a word. */
  readonly texts: readonly string[];
  readonly vowels: Uint8Array;
  /** The words without vowels that may stand first in a line. */
  readonly openers: Int32Array;
}

const OPENERS = new Set(['в', 'к', 'с'].map((letter) => SPACE + letter));

/** Sorts the vocabulary: starts and rests of words, marks behind a word, the dash, breaks. Quotes and brackets are left out. */
export function sortPieces(tokenizer: Tokenizer): Pieces {
  const size = tokenizer.vocabularySize;
  const kinds = new Uint8Array(size);
  const vowels = new Uint8Array(size);
  const texts = Array.from({ length: size }, (_, token) => {
    const piece = tokenizer.piece(token);
    const letters = piece.replace(SPACE, '');
    kinds[token] = isBreak(token)
      ? PieceKind.break
      : token < specialTokens.length
        ? PieceKind.other
        : kindOf(piece);
    vowels[token] = countSyllables(letters);
    return letters;
  });
  const { other, ...written } = PieceKind;
  const ofKind = Object.values(written).map(
    (kind) => [kind, Int32Array.from(kinds.keys()).filter((token) => kinds[token] === kind)] as const,
  );
  const openers = Int32Array.from(kinds.keys()).filter((token) => OPENERS.has(tokenizer.piece(token)));
  return { kinds, ofKind, texts, vowels, openers };
}

function kindOf(piece: string): number {
  if (/^▁[а-я]+(-[а-я]*)?$/u.test(piece)) return PieceKind.start;
  if (/^[а-я-]+$/u.test(piece)) return PieceKind.rest;
  if (/^[.,!?…:;]$/u.test(piece)) return PieceKind.mark;
  return piece === `${SPACE}—` ? PieceKind.dash : PieceKind.other;
}
