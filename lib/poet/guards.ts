import { isCoarseWord, isObscene } from '../russian/obscenity.ts';
import { wordsOf } from '../russian/words.ts';
import type { ComposeRequest } from './poem.ts';

/** What is known of the training corpus; what is absent lets all pass. */
export interface CorpusFilters {
  /** Its lines, which are not to be repeated. */
  readonly lines?: { has(line: string): boolean };
  /** Tells words from what only looks like them. */
  readonly words?: { isKnown(word: string): boolean };
}

/** What a poem may be made of. */
export interface Guards {
  /** Whether lower-case letters, a word or not, may be written. */
  readonly isDecent: (word: string) => boolean;
  /** Whether a line (lower case, in reading order) is the poet's own. */
  readonly isOwn: (line: string) => boolean;
  /** Whether a line is made of words, each of them decent, and none three times in a row. */
  readonly isSound: (line: string) => boolean;
}

/** The guards of one poem. */
export function guardsOf(
  { lines, words }: CorpusFilters,
  { preset, profanity = false }: ComposeRequest,
): Guards {
  const isFitting = (word: string): boolean => preset !== 'tender' || !isCoarseWord(word);
  const isDecent = (word: string): boolean => profanity || (!isObscene(word) && isFitting(word));
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
