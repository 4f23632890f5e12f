/** Letters as the lexicon's automaton and suffix model hold them: small integers, which fit typed arrays. */

/** Letters of the lexicon in the order of their codes; code 0 is unused. */
export const LETTERS = '-абвгдеёжзийклмнопрстуфхцчшщъыьэюя';
/** Code of the mark that follows a stressed vowel inside the automaton. */
export const MARK = LETTERS.length + 1;

const UNITS = 0x500;
const codeOf = new Uint8Array(UNITS);
for (let i = 0; i < LETTERS.length; i++) codeOf[LETTERS.charCodeAt(i)] = i + 1;

/** Code of е. */
export const CODE_E = LETTERS.indexOf('е') + 1;
/** Code of ё, which a spelling may replace with е. */
export const CODE_YO = LETTERS.indexOf('ё') + 1;

/** Code of a lower-case Russian letter or hyphen given as a UTF-16 unit, or 0. */
export function letterCode(unit: number): number {
  return unit < UNITS ? (codeOf[unit] as number) : 0;
}
