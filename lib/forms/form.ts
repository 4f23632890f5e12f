import type { RegularMeter } from '../prosody/meter.ts';
import type { ClausulaLength } from './lineTemplate.ts';

/** Lines of the longest scheme. */
export const LONGEST_SCHEME = 14;
/** Schemes that have a name. */
export const namedSchemes = { SONNET: 'ABBA ABBA CCD EED', ONEGIN: 'ABABCCDDEFFEGG' } as const;
/** Feet that a line can have. */
export const feetRange = [1, 8] as const;

const METERS: Readonly<Record<string, RegularMeter>> = {
  iamb: 'iamb',
  trochee: 'trochee',
  dactyl: 'dactyl',
  amphibrach: 'amphibrach',
  anapest: 'anapaest',
  anapaest: 'anapaest',
};
export const meterNames = Object.keys(METERS);
const CLAUSULAE: Readonly<Record<string, ClausulaLength>> = { m: 0, f: 1, d: 2 };
/** Rhymes of the Onegin stanza: AbAbCCddEffEgg, capitals feminine (Pushkin, "Eugene Onegin"). */
const ONEGIN_CLAUSULAE = 'fmfmffmmfmmfmm';

/** A form that is none, or that a poet can't write. */
export class FormError extends Error {
  override readonly name = 'FormError';
}

/** Which lines rhyme, and where stanzas end. */
export interface Scheme {
  /** One a line; `-` rhymes with none. */
  readonly letters: readonly string[];
  /** Numbers of the lines (1 for the first) behind which a stanza ends, the poem's end not among them. */
  readonly stanzaEnds: readonly number[];
  /** Clausulae that belong to a named scheme. */
  readonly clausulae?: readonly ClausulaLength[];
}

/** A metre asked for; `feet` repeat over the lines. */
export interface AskedMeter {
  /** Absent where only feet were given. */
  readonly meter?: RegularMeter;
  readonly feet: readonly number[];
}

/**
 * Reads a scheme: a name, or letters and `-` with a space between stanzas. Without spaces stanzas of four lines are
 * parted where no rhyme crosses.
 * @returns undefined where it is no scheme.
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
 * Quatrains of alternate rhymes; what does not make up a whole one rhymes with one another, a single line with the last.
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

/** A poem's metre as {@link parseMeter} reads it; feet that repeat are named once. */
export function meterText({
  meter,
  feet,
}: {
  readonly meter: RegularMeter;
  readonly feet: readonly number[];
}): string {
  const name = meterNames.find((own) => METERS[own] === meter);
  const repeats = (period: number) => feet.every((own, at) => own === feet[at % period]);
  const period = feet.findIndex((_, at) => repeats(at + 1)) + 1;
  return [name, ...feet.slice(0, period)].join('-');
}

/**
 * Reads a metre: `iamb-4`, `trochee-4-3` (feet repeat over the lines), `4-3-4-3` (feet alone).
 * @returns undefined where it is none.
 */
export function parseMeter(text: string): AskedMeter | undefined {
  const [first = '', ...rest] = text.trim().toLowerCase().split('-');
  const meter = Object.hasOwn(METERS, first) ? METERS[first] : undefined;
  const feet = (meter ? rest : [first, ...rest]).map((part) => (/^\d$/u.test(part) ? Number(part) : 0));
  const [least, most] = feetRange;
  if (feet.length === 0 || feet.length > LONGEST_SCHEME || feet.some((own) => own < least || own > most))
    return undefined;
  return { feet, ...(meter ? { meter } : {}) };
}

/**
 * Reads clausulae, a letter a line, repeated over the poem: `m` masculine, `f` feminine, `d` dactylic.
 * @returns undefined where they are none.
 */
export function parseClausulae(text: string): readonly ClausulaLength[] | undefined {
  const letters = [...text.trim().toLowerCase()];
  if (letters.length === 0 || letters.length > LONGEST_SCHEME) return undefined;
  const clausulae = letters.map((letter) =>
    Object.hasOwn(CLAUSULAE, letter) ? CLAUSULAE[letter] : undefined,
  );
  return clausulae.every((own) => own !== undefined) ? clausulae : undefined;
}
