import type { ClausulaLength } from '../../forms/clausulae.ts';
import { type LineTemplate, lineTemplate } from '../../forms/lineTemplate.ts';
import type { AskedMeter } from '../../forms/meter.ts';
import type { Scheme } from '../../forms/scheme.ts';
import type { Lexicon } from '../../prosody/index.ts';
import type { RegularMeter } from '../../prosody/meter.ts';
import { countSyllables } from '../../russian/letters.ts';
import type { Plan } from '../writer.ts';
import { type Measure, readOpening } from './opening.ts';

/** One line to write. */
export interface LinePlan {
  readonly template: LineTemplate;
  /** Letter of the scheme; a line that rhymes with none has one of its own. */
  readonly letter: string;
  readonly endsStanza: boolean;
}

/** A rhymed poem to write. */
export interface PoemPlan extends Plan {
  readonly scheme: Scheme;
  readonly meter: RegularMeter;
  /** Of each line of the scheme. */
  readonly feet: readonly number[];
  /** Whether the person's line is the scheme's first, or stands above the poem. */
  readonly opening: 'line' | 'epigraph';
  /** The last word of the person's line, where that line opens the scheme, and its stressed vowel (0-based). */
  readonly openingRhyme?: { readonly letter: string; readonly word: string; readonly stress: number };
  /** The lines that are left to write. */
  readonly lines: readonly LinePlan[];
}

/** What form a poem is asked to have; what is absent is taken from the person's line. */
export interface AskedForm {
  readonly scheme: Scheme;
  readonly meter?: AskedMeter;
  readonly clausulae?: readonly ClausulaLength[];
}

/** Four-foot iambs, the commonest Russian metre (Gasparov 1974), and a feminine first line. */
const USUAL: Measure = { meter: 'iamb', feet: 4, clausula: 1 };

/**
 * Plans a poem of one scheme. A single line that scans in the metre asked for, and whose last word has a rhyme, opens
 * it; else the whole scheme follows.
 * @param hasRhyme whether a word, stressed as given, can be answered.
 */
export function planPoem(
  prompt: string,
  asked: AskedForm,
  lexicon: Lexicon,
  hasRhyme: (word: string, stress: number) => boolean,
): PoemPlan {
  const { scheme, meter } = asked;
  const clausulae = asked.clausulae ?? scheme.clausulae;
  const { word, measures } = readOpening(prompt, lexicon);
  const isAnswered = scheme.letters[0] !== '-' && scheme.letters.lastIndexOf(scheme.letters[0] as string) > 0;
  const stressOf = ({ clausula }: Measure) => countSyllables(word) - 1 - clausula;
  const own = measures.find(
    (measure) =>
      (meter?.meter ?? measure.meter) === measure.meter &&
      (meter?.feet[0] ?? measure.feet) === measure.feet &&
      (clausulae?.[0] ?? measure.clausula) === measure.clausula &&
      (!isAnswered || hasRhyme(word, stressOf(measure))),
  );
  const lines = linesOf(
    { scheme, ...(meter ? { meter } : {}), ...(clausulae ? { clausulae } : {}) },
    own ?? USUAL,
  );
  const whole = {
    scheme,
    meter: meter?.meter ?? (own ?? USUAL).meter,
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

/** All lines of a scheme. @param first what the first line measures, unless asked otherwise. */
function linesOf({ scheme, meter, clausulae }: AskedForm, first: Measure): LinePlan[] {
  const byLetter = new Map<string, ClausulaLength>();
  const firstClausula = clausulae?.[0] ?? first.clausula;
  return scheme.letters.map((symbol, at) => {
    const letter = symbol === '-' ? `-${at}` : symbol;
    const clausula =
      byLetter.get(letter) ??
      clausulae?.[at % clausulae.length] ??
      clausulaInTurn(turnOf(scheme, at), firstClausula);
    byLetter.set(letter, clausula);
    const feet = meter ? (meter.feet[at % meter.feet.length] as number) : first.feet;
    return {
      template: lineTemplate(meter?.meter ?? first.meter, feet, clausula),
      letter,
      endsStanza: scheme.stanzaEnds.includes(at + 1),
    };
  });
}

/** Which of the two alternating kinds of ending a rhyme has, 0 like the first line; unrhymed lines are like one rhyme. */
function turnOf({ letters }: Scheme, at: number): number {
  if (letters[at] === '-') return letters[0] === '-' ? 0 : 1;
  return new Set(letters.slice(0, at)).size % 2;
}

/** Masculine and feminine rhymes take turns. */
function clausulaInTurn(turn: number, first: ClausulaLength): ClausulaLength {
  if (turn === 0) return first;
  return first === 0 ? 1 : 0;
}
