import { isObscene } from '../russian/obscenity.ts';
import { wordsOf } from '../russian/words.ts';
import type { ComposeRequest, Poet } from './poem.ts';

/** What a poem may be made of. */
export interface Guards {
  /** Whether a lower-case word may be written, be it one or not. */
  readonly isDecent: (word: string) => boolean;
  /** Whether a line (lower case, in reading order) is the poet's own. */
  readonly isOwn: (line: string) => boolean;
  /** Whether a line is made of words, each of them decent, and none three times in a row. */
  readonly isSound: (line: string) => boolean;
}

/** The guards for one poem; what no artifact was published for is let pass. */
export function guardsOf(
  { lines, words }: Pick<Poet, 'lines' | 'words'>,
  { profanity = false }: ComposeRequest,
): Guards {
  const isDecent = (word: string): boolean => profanity || !isObscene(word);
  return {
    isDecent,
    isOwn: (line) => !lines?.has(line),
    isSound: (line) => {
      const own = wordsOf(line);
      return own.every(
        (word, at) =>
          (words?.isKnown(word) ?? true) && isDecent(word) && !(own[at - 1] === word && own[at - 2] === word),
      );
    },
  };
}
