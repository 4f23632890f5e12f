import { reverseLines } from '../../../lib/tokenizer/reverseLines.ts';
import { openings } from '../../../lib/tokenizer/specialTokens.ts';
import type { Tokenizer } from '../../../lib/tokenizer/tokenizer.ts';
import type { CorpusPoem } from '../jsonl.ts';

/**
 * How poems are laid out as tokens. `classic`: as they are read. `verse`: behind a genre token, with the words of each
 * line in reverse order.
 */
export const views = ['classic', 'verse'] as const;
export type View = (typeof views)[number];

/**
 * A poem's tokens in a view, without the end token; none for a text without tokens.
 * @param source name of the file that the poem is from.
 */
export function tokensOf(poem: CorpusPoem, source: string, view: View, tokenizer: Tokenizer): number[] {
  const ids = tokenizer.encode(poem.text);
  if (view === 'classic' || ids.length === 0) return ids;
  return [...openingOf(poem, source), ...reverseLines(ids, tokenizer)];
}

const PUNCTUATION = /[.,!?…:;—]/u;

/** The tokens that open a poem in the view `verse`: its genre, and whether it has no punctuation. */
export function openingOf(poem: CorpusPoem, source: string): number[] {
  const genre = [openings[genreOf(poem, source)]];
  return PUNCTUATION.test(poem.text) ? genre : [...genre, openings.bare];
}

function genreOf(poem: CorpusPoem, source: string): Exclude<keyof typeof openings, 'bare'> {
  if (/pirozhki/u.test(source)) return 'pirozhok';
  if (/drama/u.test(source)) return 'drama';
  if (poem.kind === 'classical') return 'classical';
  if (poem.kind === 'songs') return 'song';
  if (poem.kind === 'prose') return 'prose';
  return 'amateur';
}
