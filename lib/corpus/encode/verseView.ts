import { isBreak, openings } from '../../tokenizer/specialTokens.ts';
import type { Tokenizer } from '../../tokenizer/tokenizer.ts';
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
  return 'amateur';
}

/**
 * Token ids of a text with the words of each line in reverse order, so that a line begins with its rhyme word. A word
 * keeps the order of its own tokens and of the marks that cling to it. It is its own inverse.
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
    } else if (words.length === 0 || tokenizer.piece(id).startsWith('▁')) words.push([id]);
    else words.at(-1)?.push(id);
  }
  flush();
  return out;
}
