import type { ClausulaLength } from '../../forms/clausulae.ts';
import { type DolnikRhythm, dolnikTemplate, drawDolnik } from '../../forms/dolnik.ts';
import { type LineTemplate, lineTemplate } from '../../forms/lineTemplate.ts';
import { type Scheme, UNRHYMED } from '../../forms/scheme.ts';
import type { Measure } from '../opening/measure.ts';

/** One line to write. */
export interface LinePlan {
  readonly template: LineTemplate;
  /** Letter of the scheme; a line that rhymes with none has one of its own. */
  readonly letter: string;
  readonly endsStanza: boolean;
}

/** What lines follow the person's. */
export interface Following {
  readonly scheme: Scheme;
  readonly measure: Measure;
  /** Clausulae asked for, which repeat over the lines. */
  readonly clausulae?: readonly ClausulaLength[];
  /** Clausulae of the person's lines, which open the scheme. */
  readonly given: readonly ClausulaLength[];
  /** Draws from 0 to 1, 1 excluded: a dolnik's lines differ. */
  readonly uniform: () => number;
}

/** Clausula of the first line where neither is asked for nor given. */
const USUAL_CLAUSULA: ClausulaLength = 1;
/** Of lines that answer none of the person's: longer ones are hard to rhyme. */
const LONGEST_CLAUSULA: ClausulaLength = 2;

/** The lines that are left to write. */
export function planLines(following: Following): LinePlan[] {
  const { scheme, given } = following;
  const clausulae = clausulaeOf(following);
  const templates = templatesOf(following, clausulae);
  return scheme.letters.flatMap((_, at) =>
    at < given.length
      ? []
      : [
          {
            template: templates[at - given.length] as LineTemplate,
            letter: ownLetter(scheme, at),
            endsStanza: scheme.stanzaEnds.includes(at + 1),
          },
        ],
  );
}

/** The letter of a line of the scheme, of which a line that rhymes with none has one of its own. */
export function ownLetter({ letters }: Scheme, at: number): string {
  const letter = letters[at] as string;
  return letter === UNRHYMED ? `${UNRHYMED}${at}` : letter;
}

function templatesOf(
  { scheme, measure: { meter, feet, anacrusis }, given, uniform }: Following,
  clausulae: readonly ClausulaLength[],
): LineTemplate[] {
  const templates: LineTemplate[] = [];
  let rhythm: DolnikRhythm | undefined;
  for (let at = given.length; at < scheme.letters.length; at++) {
    const own = feet[at % feet.length] as number;
    const clausula = clausulae[at] as ClausulaLength;
    if (meter === 'dolnik') {
      rhythm = drawDolnik(own, anacrusis, rhythm, uniform);
      templates.push(dolnikTemplate(rhythm, clausula));
    } else templates.push(lineTemplate(meter, own, clausula));
  }
  return templates;
}

/**
 * Clausulae of all lines of a scheme: those of one letter are alike; else as asked; else like the person's lines or, where
 * those don't tell, masculine and feminine in turns.
 */
function clausulaeOf({ scheme, clausulae: asked, given }: Following): ClausulaLength[] {
  const byLetter = new Map(given.map((clausula, at) => [ownLetter(scheme, at), clausula] as const).reverse());
  const ofTurn = new Map(given.map((clausula, at) => [turnOf(scheme, at), clausula] as const).reverse());
  const named = scheme.clausulae && inTune(scheme.clausulae, given[0]);
  const repeated = asked ?? named;
  const first = ofTurn.get(0) ?? repeated?.[0] ?? USUAL_CLAUSULA;
  return scheme.letters.map((_, at) => {
    const letter = ownLetter(scheme, at);
    const turn = turnOf(scheme, at);
    const inTurn = ofTurn.get(turn) ?? (turn === 0 ? first : first === 0 ? 1 : 0);
    const clausula =
      byLetter.get(letter) ??
      repeated?.[at % repeated.length] ??
      (Math.min(inTurn, LONGEST_CLAUSULA) as ClausulaLength);
    byLetter.set(letter, clausula);
    return clausula;
  });
}

/** A named scheme's clausulae, masculine and feminine exchanged where the person's line begins with the other. */
function inTune(
  clausulae: readonly ClausulaLength[],
  first: ClausulaLength | undefined,
): readonly ClausulaLength[] {
  if (first === undefined || first > 1 || first === clausulae[0]) return clausulae;
  return clausulae.map((own) => (own === 0 ? 1 : own === 1 ? 0 : own));
}

/** Which of the two alternating kinds of ending a rhyme has, 0 like the first line; unrhymed lines are like one rhyme. */
function turnOf({ letters }: Scheme, at: number): number {
  if (letters[at] === UNRHYMED) return letters[0] === UNRHYMED ? 0 : 1;
  return new Set(letters.slice(0, letters.indexOf(letters[at] as string))).size % 2;
}
