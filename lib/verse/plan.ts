import { syllables } from '../prosody/alphabet.ts';
import { type Lexicon, type LineScan, scanPoem } from '../prosody/index.ts';
import { REGULAR, type RegularMeter } from '../prosody/meter.ts';
import { type AskedMeter, feetRange, type Scheme } from './form.ts';
import { type ClausulaLength, type LineTemplate, lineTemplate } from './template.ts';

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
  const own = scanned.length === 1 && lexicon.has(word) ? measureOf(scanned[0] as LineScan) : undefined;
  const agrees =
    own !== undefined &&
    (asked?.meter ?? own.meter) === own.meter &&
    (asked?.feet[0] ?? own.feet) === own.feet &&
    (askedClausulae?.[0] ?? own.clausula) === own.clausula;
  const stress = syllables(word) - 1 - (own?.clausula ?? 0);
  const bound = scheme.letters[0] !== '-' && scheme.letters.indexOf(scheme.letters[0] as string, 1) > 0;
  const isFirst = agrees && (!bound || hasRhyme(word, stress));
  const { meter, feet, clausula } = own && isFirst ? own : USUAL;

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
  if (!isFirst) return { ...whole, opening: 'epigraph', opensStanza: true, lines };
  const [opened, ...rest] = lines as [LinePlan, ...LinePlan[]];
  return {
    ...whole,
    opening: 'line',
    openingRhyme: { letter: opened.letter, word, stress },
    opensStanza: opened.endsStanza,
    lines: rest,
  };
}

/** Rhymes of a scheme that begin before line `at`; unrhymed lines count as one. */
function rhymesBefore({ letters }: Scheme, at: number): number {
  return new Set(letters.slice(0, at)).size;
}

/** Metre, feet and ending of a line that keeps a regular metre without a fault. */
function measureOf(line: LineScan): Measure | undefined {
  const clausula = CLAUSULAE[line.clausula];
  const [least, most] = feetRange;
  const sound = Object.hasOwn(REGULAR, line.meter) && line.departures.length === 0;
  if (!sound || clausula === undefined || line.feet < Math.max(2, least) || line.feet > most)
    return undefined;
  return { meter: line.meter as RegularMeter, feet: line.feet, clausula };
}
