import { type ClausulaLength, parseClausulae } from './clausulae.ts';
import { LONGEST_SCHEME } from './limits.ts';

/** Schemes that have a name. */
export const namedSchemes = { SONNET: 'ABBA ABBA CCD EED', ONEGIN: 'ABABCCDDEFFEGG' } as const;
/** The same names in Russian. */
export const russianNames: Readonly<Record<string, keyof typeof namedSchemes>> = {
  СОНЕТ: 'SONNET',
  ОНЕГИН: 'ONEGIN',
};
/** Rhymes of the Onegin stanza: AbAbCCddEffEgg, capitals feminine (Pushkin, "Eugene Onegin"). */
const ONEGIN_CLAUSULAE = 'fmfmffmmfmmfmm';
/** A letter of a scheme for a line that rhymes with none. */
export const UNRHYMED = '-';

/** Which lines rhyme, and where stanzas end. */
export interface Scheme {
  /** One a line; `-` rhymes with none. */
  readonly letters: readonly string[];
  /** Numbers of the lines (1 for the first) after which a stanza ends; the poem's last line is not among them. */
  readonly stanzaEnds: readonly number[];
  /** Clausulae that belong to a named scheme. */
  readonly clausulae?: readonly ClausulaLength[];
}

/**
 * Reads a scheme: a name, or letters and `-` with a space between stanzas. Without spaces a
 * scheme is parted into quatrains, if no rhyme goes from one to another. Russian letters and names are read too; the
 * letters become Latin ones in their order.
 * @returns undefined if it is no scheme.
 */
export function parseScheme(text: string): Scheme | undefined {
  const upper = text.trim().toUpperCase();
  // Some characters become several in upper case: «ß», «ﬁ».
  if (upper.length !== text.trim().length) return undefined;
  const name = Object.hasOwn(russianNames, upper) ? (russianNames[upper] as string) : upper;
  const named = Object.hasOwn(namedSchemes, name)
    ? namedSchemes[name as keyof typeof namedSchemes]
    : undefined;
  const stanzas = (named ?? upper).split(/\s+/u);
  const letters = [...stanzas.join('')];
  if (letters.length === 0 || letters.length > LONGEST_SCHEME) return undefined;
  if (!letters.every((letter) => /^[A-ZА-ЯЁ-]$/u.test(letter))) return undefined;
  let at = 0;
  const given = stanzas.slice(0, -1).map((stanza) => {
    at += stanza.length;
    return at;
  });
  return {
    letters: inLatin(letters),
    stanzaEnds: given.length > 0 || named ? given : quatrainEnds(letters),
    ...(name === 'ONEGIN' ? { clausulae: parseClausulae(ONEGIN_CLAUSULAE) as ClausulaLength[] } : {}),
  };
}

/** A scheme as {@link parseScheme} reads it, with a space between stanzas. */
export function schemeText({ letters, stanzaEnds }: Pick<Scheme, 'letters' | 'stanzaEnds'>): string {
  return letters
    .map((letter, at) => (stanzaEnds.includes(at + 1) && at + 1 < letters.length ? `${letter} ` : letter))
    .join('');
}

/** Whether any two lines of a scheme rhyme. */
export function hasRhyme({ letters }: Pick<Scheme, 'letters'>): boolean {
  return letters.some((letter, at) => letter !== UNRHYMED && letters.includes(letter, at + 1));
}

/**
 * A scheme of so many lines in quatrains. Two or three lines that are left over rhyme with each other, a single one with
 * the last rhyme before it.
 * @param first letters of the first quatrain.
 * @param next letters of the further ones.
 */
export function schemeInQuatrains(lines: number, first = 'ABAB', next = first): Scheme {
  const letters: string[] = [];
  const rest = lines % 4;
  while (letters.length < lines - rest)
    letters.push(...quatrainBehind(letters, letters.length === 0 ? first : next));
  const whole = letters.length;
  if (whole === 0) letters.push(...first.slice(0, rest));
  else if (rest === 1) letters.push(letters.findLast((letter) => letter !== UNRHYMED) ?? UNRHYMED);
  else letters.push(...Array.from({ length: rest }, () => letterOf(countRhymes(letters.slice(0, whole)))));
  const ends = quatrainEnds(letters.slice(0, whole));
  return { letters, stanzaEnds: rest > 1 && whole > 0 ? [...ends, whole] : ends };
}

/** Names letters anew, in their order: A, B and so on. */
export function inOrder(letters: readonly string[]): string[] {
  const names = [...new Set(letters.filter((letter) => letter !== UNRHYMED))];
  return letters.map((letter) => (letter === UNRHYMED ? letter : letterOf(names.indexOf(letter))));
}

/** A quatrain's letters, those after all that came before. */
function quatrainBehind(before: readonly string[], pattern: string): string[] {
  const from = countRhymes(before);
  return inOrder([...pattern]).map((letter) =>
    letter === UNRHYMED ? letter : letterOf(from + letter.charCodeAt(0) - letterOf(0).charCodeAt(0)),
  );
}

function countRhymes(letters: readonly string[]): number {
  return new Set(letters.filter((letter) => letter !== UNRHYMED)).size;
}

function letterOf(rhyme: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + rhyme);
}

/** Letters that look the same in both scripts: Cyrillic to Latin. */
export const twins: ReadonlyMap<string, string> = new Map(
  Array.from('АВЕКМНОРСТУХ', (own, at) => [own, 'ABEKMHOPCTYX'.charAt(at)]),
);

/** Latin letters for Russian ones. Letters that look alike are taken for the same where both scripts are mixed. */
function inLatin(letters: readonly string[]): string[] {
  if (!letters.some((letter) => /[А-ЯЁ]/u.test(letter))) return [...letters];
  const isMixed = letters.some((letter) => /[A-Z]/u.test(letter));
  return inOrder(isMixed ? letters.map((letter) => twins.get(letter) ?? letter) : letters);
}

/** Where the quatrains of a scheme end; nowhere if a rhyme goes from one to another, or the last is not whole. */
function quatrainEnds(letters: readonly string[]): number[] {
  const ends: number[] = [];
  if (letters.length % 4 !== 0) return ends;
  for (let at = 4; at < letters.length; at += 4) {
    const before = new Set(letters.slice(0, at));
    if (letters.slice(at).some((letter) => letter !== UNRHYMED && before.has(letter))) return [];
    ends.push(at);
  }
  return ends;
}
