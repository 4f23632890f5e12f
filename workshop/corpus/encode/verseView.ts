import { openings } from '../../../lib/tokenizer/specialTokens.ts';
import type { CorpusPoem } from '../jsonl.ts';

const PUNCTUATION = /[.,!?…:;—]/u;

/** Genre and punctuation of a poem as the tokens that open it in the view `verse`. */
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
