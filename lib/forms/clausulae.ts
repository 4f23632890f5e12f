import { LONGEST_SCHEME } from './limits.ts';

/** Syllables behind the last stress: masculine, feminine, dactylic, hyperdactylic. The last is answered, never asked for. */
export type ClausulaLength = 0 | 1 | 2 | 3;

const LENGTHS: Readonly<Record<string, ClausulaLength>> = {
  m: 0,
  f: 1,
  d: 2,
  м: 0,
  ж: 1,
  д: 2,
};
/** The letters of clausulae, in lower case. */
export const clausulaLetters = Object.keys(LENGTHS).join('');

/**
 * Reads clausulae, a letter a line, repeated over the poem: `m` masculine, `f` feminine, `d` dactylic, or
 * Russian `м`, `ж`, `д`.
 * @returns undefined if they are none.
 */
export function parseClausulae(text: string): readonly ClausulaLength[] | undefined {
  const letters = [...text.trim().toLowerCase()];
  if (letters.length === 0 || letters.length > LONGEST_SCHEME) return undefined;
  const clausulae = letters.map((letter) => (Object.hasOwn(LENGTHS, letter) ? LENGTHS[letter] : undefined));
  return clausulae.every((own) => own !== undefined) ? clausulae : undefined;
}
