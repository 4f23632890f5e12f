import { allowIf, type Potential } from './potential.ts';

/** Only words: no letters that merely look like one. */
export const knownWords: Potential = {
  word: (_, { isKnown }) => allowIf(isKnown),
};
