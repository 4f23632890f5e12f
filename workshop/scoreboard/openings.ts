import { compose } from '../../lib/poet/compose.ts';
import type { Poem } from '../../lib/poet/poem.ts';
import type { Poet } from '../../lib/poet/poet.ts';
import { compareWords, type Lexicon } from '../../lib/prosody/index.ts';
import { tidy } from '../../lib/russian/tidy.ts';
import { wordPartsOf } from '../../lib/russian/words.ts';
import { defaultPreset } from '../../lib/sampling/presets.ts';

/** A first line with the metre that a careful reader hears in it. */
export interface LabelledLine {
  readonly line: string;
  /** `iamb-4`, `anapaest-3`, `dolnik-3`; `none` without a metre. */
  readonly meter: string;
  /** What sort of line it is, e.g. `classical`, `prose`. */
  readonly kind: string;
}

/** How the person's last word is answered: as `docs/VERSE.md` has the levels; `none` where its line stays unrhymed. */
export type AnswerLevel = 'exact' | 'slant' | 'wide' | 'none';

/** What became of one first line. */
export interface Opening {
  readonly row: LabelledLine;
  readonly poem: Poem;
  readonly opens: boolean;
  /** Whether the poem is in the metre that the reader hears; undefined for a line without one. */
  readonly keepsMeter: boolean | undefined;
  readonly level: AnswerLevel;
}

/** Up to this distance in sound a rhyme is exact, and slant: see {@link compareWords}. */
const EXACT = 0.2;
const SLANT = 0.65;
const LINES = 8;

/** Writes a poem of eight lines to each first line, and tells what became of the line. Line `n` has seed `seed + n`. */
export async function* writeOpenings(
  poet: Poet,
  lexicon: Lexicon,
  rows: readonly LabelledLine[],
  seed: number,
): AsyncGenerator<Opening> {
  for (const [at, row] of rows.entries()) {
    const poem = await compose(poet, {
      prompt: row.line,
      preset: defaultPreset,
      form: 'rhymed',
      lines: LINES,
      seed: seed + at,
    });
    const opens = poem.opening === 'line' && isSame(poem.lines[0] as string, row.line);
    const keepsMeter = row.meter === 'none' ? undefined : sameMeter(poem.meter as string, row.meter);
    yield { row, poem, opens, keepsMeter, level: opens ? levelOf(poem, lexicon) : 'none' };
  }
}

/** Shares over the openings of one kind of line; NaN where there are none. */
export interface OpeningShares {
  readonly lines: number;
  readonly opens: number;
  readonly keepsMeter: number;
  readonly exact: number;
  /** Exact or slant. */
  readonly near: number;
  readonly unrhymed: number;
}

export function sharesOf(openings: readonly Opening[]): OpeningShares {
  const share = (of: readonly Opening[], accepts: (own: Opening) => boolean) =>
    of.filter(accepts).length / of.length;
  const metrical = openings.filter(({ keepsMeter }) => keepsMeter !== undefined);
  return {
    lines: openings.length,
    opens: share(openings, ({ opens }) => opens),
    keepsMeter: share(metrical, ({ keepsMeter }) => keepsMeter === true),
    exact: share(openings, ({ level }) => level === 'exact'),
    near: share(openings, ({ level }) => level === 'exact' || level === 'slant'),
    unrhymed: share(openings, ({ level }) => level === 'none'),
  };
}

/** Whether a poem begins with the line as it was sent, but for a capital. */
function isSame(first: string, sent: string): boolean {
  return first.toLowerCase() === tidy(sent).trim().toLowerCase();
}

/** Whether `iamb-4` and the like name one metre and length; a poem's may have further feet for its other lines. */
function sameMeter(own: string, label: string): boolean {
  const canonical = (text: string) => text.replace('anapaest', 'anapest');
  return canonical(own) === canonical(label) || canonical(own).startsWith(`${canonical(label)}-`);
}

function levelOf({ scheme = '', lines }: Poem, lexicon: Lexicon): AnswerLevel {
  const letters = [...scheme.replaceAll(' ', '')];
  const partner = letters[0] === '-' ? -1 : letters.indexOf(letters[0] as string, 1);
  if (partner < 0) return 'none';
  const [own, other] = [lines[0] as string, lines[partner] as string].map((line) => wordPartsOf(line).at(-1));
  if (own === undefined || other === undefined) return 'none';
  const { distance } = compareWords(own, other, lexicon);
  return distance <= EXACT ? 'exact' : distance <= SLANT ? 'slant' : 'wide';
}
