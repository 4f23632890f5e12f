import { foldYo } from '../russian/letters.ts';
import type { LineWord, WordsOfLine } from './phrases.ts';

/** Words, and marks that divide a line; a dash does so between spaces. */
const PIECES = /[а-я]+(?:-[а-я]+)*|[.,!?…:;]|(?<=\s)[—–-](?=\s)/gu;
const LETTER = /[а-я]/u;
const CLOSING = /[.!?…]/u;

/** The words of a line in reading order, its last word first. @param lookUp a word in lower case, with е for ё. */
export function readLine<Word extends LineWord>(
  text: string,
  lookUp: (word: string) => Word,
): WordsOfLine & { readonly words: readonly Word[] } {
  const words: Word[] = [];
  const marks: boolean[] = [];
  let mark = '';
  let end = '';
  for (const piece of (foldYo(text.toLowerCase()).match(PIECES) ?? []).reverse()) {
    if (LETTER.test(piece)) {
      words.push(lookUp(piece));
      marks.push(mark !== '');
      mark = '';
    } else {
      mark = piece;
      if (words.length === 0) end = piece;
    }
  }
  return { words, marks, isClosed: CLOSING.test(end) };
}
