import { type ClausulaLength, parseClausulae } from './clausulae.ts';
import { LONGEST_SCHEME } from './limits.ts';

/** Schemes that have a name. */
export const namedSchemes = { SONNET: 'ABBA ABBA CCD EED', ONEGIN: 'ABABCCDDEFFEGG' } as const;
/** Rhymes of the Onegin stanza: AbAbCCddEffEgg, capitals feminine (Pushkin, "Eugene Onegin"). */
const ONEGIN_CLAUSULAE = 'fmfmffmmfmmfmm';

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
 * scheme is parted into quatrains, if no rhyme goes from one to another.
 * @returns undefined if it is no scheme.
 */
export function parseScheme(text: string): Scheme | undefined {
  const upper = text.trim().toUpperCase();
  const named = Object.hasOwn(namedSchemes, upper)
    ? namedSchemes[upper as keyof typeof namedSchemes]
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
    letters,
    stanzaEnds: given.length > 0 || named ? given : quatrainEnds(letters),
    ...(upper === 'ONEGIN' ? { clausulae: parseClausulae(ONEGIN_CLAUSULAE) as ClausulaLength[] } : {}),
  };
}

/** Where the quatrains of a scheme end; nowhere if a rhyme goes from one to another, or the last is not whole. */
function quatrainEnds(letters: readonly string[]): number[] {
  const ends: number[] = [];
  if (letters.length % 4 !== 0) return ends;
  for (let at = 4; at < letters.length; at += 4) {
    const before = new Set(letters.slice(0, at));
    if (letters.slice(at).some((letter) => letter !== '-' && before.has(letter))) return [];
    ends.push(at);
  }
  return ends;
}

/**
 * Quatrains of alternate rhymes. Two or three lines that are left over rhyme with each other, a single one with the last
 * quatrain.
 * @param lines 4 to 40.
 */
export function alternateScheme(lines: number): Scheme {
  const letterOf = (rhyme: number) => String.fromCharCode('A'.charCodeAt(0) + rhyme);
  const whole = lines - (lines % 4);
  const letters = Array.from({ length: lines }, (_, at) =>
    letterOf(at < whole ? 2 * Math.floor(at / 4) + (at % 2) : whole / 2 - (lines - whole === 1 ? 1 : 0)),
  );
  const ends = quatrainEnds(letters.slice(0, whole));
  return { letters, stanzaEnds: lines - whole > 1 ? [...ends, whole] : ends };
}
