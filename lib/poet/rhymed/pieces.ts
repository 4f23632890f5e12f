import { countSyllables } from '../../russian/letters.ts';
import { END, isBreak, SPACE, specialTokens } from '../../tokenizer/specialTokens.ts';
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

/** What the lines of a genre have and others don't. */
export interface PieceRules {
  /** Whether no marks are written. */
  readonly isBare?: boolean;
  /** Whether the poem ends with the line: the end token is its break. */
  readonly endsPoem?: boolean;
}

/** Sorts the vocabulary: starts and rests of words, marks behind a word, the dash, breaks. Quotes and brackets are left out. */
export function sortPieces(
  tokenizer: Tokenizer,
  { isBare = false, endsPoem = false }: PieceRules = {},
): Pieces {
  const unwritten = isBare ? PieceKind.mark | PieceKind.dash : 0;
  const size = tokenizer.vocabularySize;
  const kinds = new Uint8Array(size);
  const vowels = new Uint8Array(size);
  const texts = Array.from({ length: size }, (_, token) => {
    const piece = tokenizer.piece(token);
    const letters = piece.replace(SPACE, '');
    const endsLine = endsPoem ? token === END : isBreak(token);
    const kind = token < specialTokens.length ? PieceKind.other : kindOf(piece);
    kinds[token] = endsLine ? PieceKind.break : kind & ~unwritten;
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
