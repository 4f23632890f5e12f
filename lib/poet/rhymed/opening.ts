import type { ClausulaLength } from '../../forms/clausulae.ts';
import { feetRange } from '../../forms/limits.ts';
import { type Lexicon, type LineScan, scanPoem } from '../../prosody/index.ts';
import { REGULAR, type RegularMeter } from '../../prosody/meter.ts';
import { countSyllables } from '../../russian/letters.ts';

/** What a line of a regular metre measures. */
export interface Measure {
  readonly meter: RegularMeter;
  readonly feet: number;
  readonly clausula: ClausulaLength;
}

/** The person's line, as far as it can open a scheme. */
export interface Opening {
  /** Its last word, lower case; empty where there is none. */
  readonly word: string;
  /** The ways to scan it without a fault, the likeliest first; none where it can't open a scheme. */
  readonly measures: readonly Measure[];
}

/** What is read aloud in a way that nobody can tell: digits, letters of another script. */
const UNSPOKEN = /\d|(?!\p{Script=Cyrillic})\p{L}/u;
/** Feet of the shortest line that shows its metre. */
const LEAST_FEET = 2;
const CLAUSULAE: Readonly<Record<string, ClausulaLength>> = { masculine: 0, feminine: 1, dactylic: 2 };

/** Reads the person's text: a single line that keeps a regular metre can open a scheme. */
export function readOpening(prompt: string, lexicon: Lexicon): Opening {
  const words = prompt.toLowerCase().match(/[а-яё-]+/gu);
  const word = words?.at(-1) ?? '';
  const [line, ...others] = scanPoem(prompt, lexicon).lines;
  const isSpoken = lexicon.has(word) && !UNSPOKEN.test(prompt);
  return { word, measures: line && others.length === 0 && isSpoken ? measuresOf(line, word, lexicon) : [] };
}

/** First as the line scans, then with the last word stressed otherwise («тают облака»), if that keeps the metre too. */
function measuresOf(
  { meter, deviations, syllables, feet, clausula }: LineScan,
  word: string,
  lexicon: Lexicon,
): Measure[] {
  if (!Object.hasOwn(REGULAR, meter) || deviations.length > 0) return [];
  const { period, anacrusis } = REGULAR[meter as RegularMeter];
  const likeliest = { feet, clausula: CLAUSULAE[clausula] };
  const others = lexicon.stresses(word).map(({ stress }) => {
    const at = syllables - countSyllables(word) + stress - anacrusis;
    return { feet: at / period + 1, clausula: countSyllables(word) - 1 - stress };
  });
  return [likeliest, ...others].flatMap((own) => {
    const [, most] = feetRange;
    const fits = Number.isInteger(own.feet) && own.feet >= LEAST_FEET && own.feet <= most;
    const ends = own.clausula !== undefined && own.clausula <= 2;
    return fits && ends
      ? [{ meter: meter as RegularMeter, feet: own.feet, clausula: own.clausula as ClausulaLength }]
      : [];
  });
}
