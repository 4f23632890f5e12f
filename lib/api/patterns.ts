import { clausulaLetters } from '../forms/clausulae.ts';
import { feetRange, ictusRange, LONGEST_SCHEME } from '../forms/limits.ts';
import { meterWords } from '../forms/meter.ts';
import { namedSchemes, russianNames, twins } from '../forms/scheme.ts';

/**
 * The short notations of `lib/forms` as regular expressions, for JSON Schema, which has no other way to say what such a
 * text may be. They know no flags, so either case of a letter is spelled out.
 */

const blank = '\\s*';
const whole = (...ways: string[]) => `^${blank}(?:${ways.join('|')})${blank}$`;
/** A word in letters of either case. */
const anyCase = (word: string) =>
  [...word].map((letter) => `[${letter.toUpperCase()}${letter.toLowerCase()}]`).join('');

const separated = (part: string) => `${part}(?:[- ]${part}){0,${LONGEST_SCHEME - 1}}`;
const feet = ([least, most]: readonly [number, number]) => separated(`[${least}-${most}]`);
const namesOf = (isDolnik: boolean) =>
  Object.entries(meterWords)
    .filter(([, meter]) => (meter === 'dolnik') === isDolnik)
    .map(([name]) => anyCase(name))
    .join('|');

/** What `parseMeter` reads, and `auto`. */
export const meterPattern = whole(
  anyCase('auto'),
  feet(feetRange),
  `(?:${namesOf(false)})(?:[- ]${feet(feetRange)})?`,
  `(?:${namesOf(true)})(?:[- ]${feet(ictusRange)})?`,
);

/** What `parseClausulae` reads. */
export const clausulaePattern = whole(
  `[${clausulaLetters}${clausulaLetters.toUpperCase()}]{1,${LONGEST_SCHEME}}`,
);

/** Names of schemes in both languages, and the lines that each has. */
const names = [
  ...Object.entries(namedSchemes),
  ...Object.entries(russianNames).map(([name, same]) => [name, namedSchemes[same]] as const),
].map(([name, letters]) => ({ pattern: anyCase(name), lines: letters.replaceAll(' ', '').length }));
const namePatterns = names.map(({ pattern }) => pattern);

/** Either case of each letter, and of the one that looks the same in the other script. */
const letters = [
  ...[...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) => {
    const twin = [...twins].find(([, latin]) => latin === letter)?.[0] ?? '';
    return `[${letter}${letter.toLowerCase()}${twin}${twin.toLowerCase()}]`;
  }),
  ...[...'АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ'].filter((letter) => !twins.has(letter)).map(anyCase),
];
const anything = '[\\s\\S]*';
const twice = letters.map((letter) => `${letter}${anything}${letter}`).join('|');
const line = '[A-Za-zА-Яа-яЁё-]';

/** What `parseScheme` reads and `schemeFault` has nothing against. */
export const schemePattern = whole(
  ...namePatterns,
  `(?=${anything}(?:${twice}))${line}(?:\\s*${line}){0,${LONGEST_SCHEME - 1}}`,
);

/** A scheme, known to be one, of so many lines. */
export function schemePatternOf(lines: number): string {
  const own = names.filter((name) => name.lines === lines).map(({ pattern }) => pattern);
  const inLetters = `(?!(?:${namePatterns.join('|')})${blank}$)${line}(?:\\s*${line}){${lines - 1}}`;
  return whole(...own, inLetters);
}
