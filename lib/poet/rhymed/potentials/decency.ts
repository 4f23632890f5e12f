import { allowIf, type Potential } from './potential.ts';

/** @param isDecent whether a word in lower case, with е for ё, may be written. */
export function decency(isDecent: (word: string) => boolean): Potential {
  return { word: (_, { text }) => allowIf(isDecent(text)) };
}
