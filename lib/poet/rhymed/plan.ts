import type { ClausulaLength } from '../../forms/clausulae.ts';
import { ictusRange, USUAL_LINES } from '../../forms/limits.ts';
import type { AskedMeter } from '../../forms/meter.ts';
import { type Scheme, schemeInQuatrains } from '../../forms/scheme.ts';
import type { Lexicon } from '../../prosody/index.ts';
import { REGULAR, type VerseMeter } from '../../prosody/meter.ts';
import { contextText } from '../context.ts';
import { epigraphReason } from '../opening/epigraph.ts';
import { feetIn, type Measure, USUAL_MEASURE } from '../opening/measure.ts';
import { type Opening, type OpeningLine, readOpening } from '../opening/readOpening.ts';
import type { Plan } from '../writer.ts';
import { type LinePlan, ownLetter, planLines } from './planLines.ts';
import { keepableScheme, type LevelFor, schemeBehind } from './planScheme.ts';

export type { LinePlan } from './planLines.ts';

/** The last word of one of the person's lines, and its stressed vowel (0-based). */
export interface OpeningRhyme {
  readonly letter: string;
  readonly word: string;
  readonly stress: number;
}

/** A rhymed poem to write. */
export interface PoemPlan extends Plan {
  readonly scheme: Scheme;
  readonly meter: VerseMeter;
  /** Of each line of the scheme; the ictuses of a dolnik. */
  readonly feet: readonly number[];
  /** What the person's lines bind, where they open the scheme. */
  readonly openingRhymes: readonly OpeningRhyme[];
  /** The person's lines as they stand in the poem, with stress marks by their own metre. */
  readonly stressed: readonly string[];
  /** The lines that are left to write. */
  readonly lines: readonly LinePlan[];
}

/** What form a poem is asked to have; what is absent is taken from the person's lines. */
export interface AskedForm {
  readonly scheme?: Scheme;
  /** Lines of the poem where no scheme is asked for. */
  readonly lines?: number;
  readonly meter?: AskedMeter;
  readonly clausulae?: readonly ClausulaLength[];
  /** Whether the person's lines are to stand above the poem. */
  readonly isEpigraph?: boolean;
}

/** Most of the person's lines that open a poem. */
const MOST_OPENING_LINES = 4;
const USUAL_CLAUSULA: ClausulaLength = 1;
const LONGEST_CLAUSULA: ClausulaLength = 3;

/**
 * Plans a poem. The person's lines open it, whatever they are, and what follows takes up their metre and rhymes;
 * {@link epigraphReason} says when they stand above it.
 * @param prompt tidied; stress marks are honoured.
 * @param levelFor how well a word can be answered.
 * @param uniform draws from 0 to 1, 1 excluded.
 */
export function planPoem(
  prompt: string,
  asked: AskedForm,
  lexicon: Lexicon,
  levelFor: LevelFor,
  uniform: () => number,
): PoemPlan {
  const wanted = asked.scheme?.letters.length ?? asked.lines ?? USUAL_LINES;
  // One line at least is the poet's own.
  const reason = epigraphReason(prompt, asked.isEpigraph ?? false, Math.min(MOST_OPENING_LINES, wanted - 1));
  const opening = readOpening(prompt, lexicon);
  const measure = measureFor(asked.meter, reason ? undefined : opening.measure);
  const scheme = reason
    ? (asked.scheme ?? schemeInQuatrains(wanted))
    : keepableScheme(asked.scheme ?? schemeBehind(opening, wanted), opening, levelFor);
  const given = reason ? [] : opening.lines;
  const lines = planLines({
    scheme,
    measure,
    ...(asked.clausulae ? { clausulae: asked.clausulae } : {}),
    given: given.map(clausulaOf),
    uniform,
  });
  const stanzaEnds = reason ? [] : scheme.stanzaEnds;
  const rows = (part: 'text' | 'stressed') =>
    opening.lines.flatMap((line, at) => [
      line[part],
      ...(stanzaEnds.includes(at + 1) && at + 1 < opening.lines.length ? [''] : []),
    ]);
  return {
    scheme,
    meter: measure.meter,
    feet: scheme.letters.map((_, at) => measure.feet[at % measure.feet.length] as number),
    ...(reason ? { openingReason: reason } : {}),
    openingRhymes: openingRhymesOf(scheme, given),
    given: rows('text'),
    stressed: rows('stressed'),
    prompt: contextText(rows('text')),
    opensStanza: reason ? opening.lines.length > 0 : stanzaEnds.includes(given.length),
    lines,
  };
}

/** What lines measure: as asked, else as the person's do, else as verse usually does. */
function measureFor(asked: AskedMeter | undefined, heard: Opening['measure']): Measure {
  const own = heard ?? USUAL_MEASURE;
  if (!asked) return own;
  const meter = asked.meter ?? own.meter;
  const feet = asked.feet ?? feetIn(meter, own);
  if (meter !== 'dolnik') return { meter, feet, anacrusis: REGULAR[meter].anacrusis };
  const [least, most] = ictusRange;
  return { ...own, meter, feet: feet.map((one) => Math.max(least, Math.min(most, one))) };
}

function clausulaOf({ ending }: OpeningLine): ClausulaLength {
  return Math.min(ending?.clausula ?? USUAL_CLAUSULA, LONGEST_CLAUSULA) as ClausulaLength;
}

function openingRhymesOf(scheme: Scheme, given: readonly OpeningLine[]): OpeningRhyme[] {
  return given.flatMap(({ ending }, at) =>
    ending ? [{ letter: ownLetter(scheme, at), word: ending.word, stress: ending.stress }] : [],
  );
}
