import type { ClausulaLength } from './clausulae.ts';
import { type LineTemplate, strongPlaces } from './lineTemplate.ts';

/** How a dolnik's line runs: weak syllables before its first strong one, and between each and the next. */
export interface DolnikRhythm {
  readonly anacrusis: number;
  readonly gaps: readonly number[];
}

/**
 * Rhythms of the three-ictus dolnik by their gaps, and how often each is drawn: about the shares of the Russian dolnik of
 * the 1910s and 1920s (Gasparov 1974, "Sovremennyi russkii stikh", chapter on the three-ictus dolnik), without those that
 * leave an ictus unstressed.
 */
const THREE = [
  { gaps: [2, 1], share: 0.6 },
  { gaps: [1, 2], share: 0.2 },
  { gaps: [2, 2], share: 0.2 },
] as const;
/** Share of gaps of two syllables in the four-ictus dolnik. */
const LONG_GAPS = 0.6;
/** Shares of the anacruses of no, one and two syllables; the person's own has the rest. */
const ANACRUSES = [0.1, 0.25, 0.25] as const;

/**
 * Draws how the next line of a dolnik runs. No two lines in a row have equal gaps only, so that no poem is in a regular
 * metre by accident.
 * @param usual the anacrusis that the poem mostly has.
 * @param before how the line before runs, if there is one.
 * @param uniform draws from 0 to 1, 1 excluded.
 */
export function drawDolnik(
  ictuses: number,
  usual: number,
  before: DolnikRhythm | undefined,
  uniform: () => number,
): DolnikRhythm {
  const anacrusis = drawIndex(ANACRUSES, uniform) ?? usual;
  const gaps = ictuses === 3 ? drawThree(uniform) : drawGaps(ictuses - 1, uniform);
  const rhythm = { anacrusis, gaps };
  if (!isRegular(rhythm) || (before && !isRegular(before))) return rhythm;
  return { anacrusis, gaps: gaps.with(-1, 3 - (gaps.at(-1) as number)) };
}

/** The syllables of a dolnik's line. */
export function dolnikTemplate({ anacrusis, gaps }: DolnikRhythm, clausula: ClausulaLength): LineTemplate {
  return {
    meter: 'dolnik',
    feet: gaps.length + 1,
    clausula,
    strong: strongPlaces(anacrusis, gaps, clausula),
  };
}

/** Whether a line could be of a regular metre. */
function isRegular({ gaps }: DolnikRhythm): boolean {
  return gaps.every((gap) => gap === gaps[0]);
}

function drawThree(uniform: () => number): readonly number[] {
  const at = drawIndex(
    THREE.map(({ share }) => share),
    uniform,
  );
  return (THREE[at ?? 0] as (typeof THREE)[number]).gaps;
}

function drawGaps(count: number, uniform: () => number): readonly number[] {
  return Array.from({ length: count }, () => (uniform() < LONG_GAPS ? 2 : 1));
}

/** An index by its share; undefined for what the shares leave over. */
function drawIndex(shares: readonly number[], uniform: () => number): number | undefined {
  let mark = uniform();
  const at = shares.findIndex((share) => {
    mark -= share;
    return mark < 0;
  });
  return at < 0 ? undefined : at;
}
