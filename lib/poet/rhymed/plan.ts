import type { ClausulaLength } from '../../forms/clausulae.ts';
import { feetRange } from '../../forms/limits.ts';
import { type LineTemplate, lineTemplate } from '../../forms/lineTemplate.ts';
import type { AskedMeter } from '../../forms/meter.ts';
import type { Scheme } from '../../forms/scheme.ts';
import { type Lexicon, type LineScan, scanPoem } from '../../prosody/index.ts';
import { REGULAR, type RegularMeter } from '../../prosody/meter.ts';
import { countSyllables } from '../../russian/letters.ts';

/** One line to write. */
export interface LinePlan {
  readonly template: LineTemplate;
  /** Letter of the scheme; a line that rhymes with none has one of its own. */
  readonly letter: string;
  readonly endsStanza: boolean;
}

/** A poem to write. */
export interface PoemPlan {
  readonly scheme: Scheme;
  readonly meter: RegularMeter;
  /** Of each line of the scheme. */
  readonly feet: readonly number[];
  /** Whether the person's line is the scheme's first, or stands above the poem. */
  readonly opening: 'line' | 'epigraph';
  /** The person's text, which the network reads first. */
  readonly prompt: string;
  /** What the person's line binds, where it opens the scheme. */
  readonly openingRhyme?: { readonly letter: string; readonly word: string; readonly stress: number };
  /** Whether a stanza ends behind the person's text. */
  readonly opensStanza: boolean;
  readonly lines: readonly LinePlan[];
}

/** What form a poem is asked to have; what is absent is taken from the person's line. */
export interface AskedForm {
  readonly scheme: Scheme;
  readonly meter?: AskedMeter;
  readonly clausulae?: readonly ClausulaLength[];
}

/** What is read aloud, but nobody knows how: digits, letters of another script. */
const UNSPOKEN = /\d|(?!\p{Script=Cyrillic})\p{L}/u;
const CLAUSULAE: Readonly<Record<string, ClausulaLength>> = { masculine: 0, feminine: 1, dactylic: 2 };
/** Four-foot iambs, the commonest Russian metre (Gasparov 1974), and a feminine first line. */
const USUAL = { meter: 'iamb', feet: 4, clausula: 1 } as const;

interface Measure {
  readonly meter: RegularMeter;
  readonly feet: number;
  readonly clausula: ClausulaLength;
}

/**
 * Plans a poem of one scheme. A single line that scans in the metre asked for, and whose last word has a rhyme, opens
 * it; else the whole scheme follows.
 * @param hasRhyme whether a word, stressed as given, can be answered.
 */
export function planPoem(
  prompt: string,
  { scheme, meter: asked, clausulae: askedClausulae = scheme.clausulae }: AskedForm,
  lexicon: Lexicon,
  hasRhyme: (word: string, stress: number) => boolean,
): PoemPlan {
  const { lines: scanned } = scanPoem(prompt, lexicon);
  const word =
    prompt
      .toLowerCase()
      .match(/[а-яё-]+/gu)
      ?.at(-1) ?? '';
  const bound = scheme.letters[0] !== '-' && scheme.letters.indexOf(scheme.letters[0] as string, 1) > 0;
  const stressOf = ({ clausula }: Measure) => countSyllables(word) - 1 - clausula;
  const readings =
    scanned.length === 1 && lexicon.has(word) && !UNSPOKEN.test(prompt)
      ? measuresOf(scanned[0] as LineScan, word, lexicon)
      : [];
  const own = readings.find(
    (reading) =>
      (asked?.meter ?? reading.meter) === reading.meter &&
      (asked?.feet[0] ?? reading.feet) === reading.feet &&
      (askedClausulae?.[0] ?? reading.clausula) === reading.clausula &&
      (!bound || hasRhyme(word, stressOf(reading))),
  );
  const { meter, feet, clausula } = own ?? USUAL;

  const byLetter = new Map<string, ClausulaLength>();
  const lines = scheme.letters.map((symbol, at): LinePlan => {
    const letter = symbol === '-' ? `-${at}` : symbol;
    let length = byLetter.get(letter);
    if (length === undefined) {
      const first = askedClausulae?.[0] ?? clausula;
      // Masculine and feminine rhymes take turns; unrhymed lines are like one rhyme.
      const turn = symbol === '-' ? (scheme.letters[0] === '-' ? 0 : 1) : rhymesBefore(scheme, at) % 2;
      length = askedClausulae?.[at % askedClausulae.length] ?? (turn === 0 ? first : first === 0 ? 1 : 0);
      byLetter.set(letter, length);
    }
    return {
      template: lineTemplate(
        asked?.meter ?? meter,
        asked ? (asked.feet[at % asked.feet.length] as number) : feet,
        length,
      ),
      letter,
      endsStanza: scheme.stanzaEnds.includes(at + 1),
    };
  });
  const whole = {
    scheme,
    meter: asked?.meter ?? meter,
    feet: lines.map(({ template }) => template.feet),
    prompt,
  };
  if (!own) return { ...whole, opening: 'epigraph', opensStanza: true, lines };
  const [opened, ...rest] = lines as [LinePlan, ...LinePlan[]];
  return {
    ...whole,
    opening: 'line',
    openingRhyme: { letter: opened.letter, word, stress: stressOf(own) },
    opensStanza: opened.endsStanza,
    lines: rest,
  };
}

/** Rhymes of a scheme that begin before line `at`; unrhymed lines count as one. */
function rhymesBefore({ letters }: Scheme, at: number): number {
  return new Set(letters.slice(0, at)).size;
}

/**
 * Metre, feet and ending of a line that keeps a regular metre without a fault: first as it is heard, then with the last
 * word stressed otherwise («тают облака»), where that keeps the metre too.
 */
function measuresOf(
  { meter, deviations, syllables: length, feet, clausula }: LineScan,
  word: string,
  lexicon: Lexicon,
): Measure[] {
  if (!Object.hasOwn(REGULAR, meter) || deviations.length > 0) return [];
  const { period, anacrusis } = REGULAR[meter as RegularMeter];
  const heard = { feet, clausula: CLAUSULAE[clausula] };
  const others = lexicon.stresses(word).map(({ stress }) => {
    const at = length - countSyllables(word) + stress - anacrusis;
    return { feet: at / period + 1, clausula: countSyllables(word) - 1 - stress };
  });
  const [least, most] = feetRange;
  return [heard, ...others].flatMap((own) => {
    const fits = Number.isInteger(own.feet) && own.feet >= Math.max(2, least) && own.feet <= most;
    const ends = own.clausula !== undefined && own.clausula <= 2;
    return fits && ends
      ? [{ meter: meter as RegularMeter, feet: own.feet, clausula: own.clausula as ClausulaLength }]
      : [];
  });
}
