import { ictusRange } from '../../forms/limits.ts';
import type { LineScan } from '../../prosody/lineScan.ts';
import { METERS, REGULAR, type VerseMeter } from '../../prosody/meter.ts';
import { nearestRegularMeter, type PoemMeter } from '../../prosody/poemMeter.ts';
import type { VerseLine } from '../../prosody/verseLine.ts';

/** What lines measure. */
export interface Measure {
  readonly meter: VerseMeter;
  /** Feet, or the ictuses of a dolnik; they repeat over the lines. */
  readonly feet: readonly number[];
  /** Syllables before the first strong place. */
  readonly anacrusis: number;
}

/** Four-foot iambs, the commonest Russian metre (Gasparov 1974). */
export const USUAL_MEASURE: Measure = { meter: 'iamb', feet: [4], anacrusis: 1 };
/** A single line of fewer syllables shows no metre. */
const LEAST_SYLLABLES = 5;
/** Most that a line deviates from a dolnik that it is written in. See `fitDolnik`. */
const DOLNIK_COST = 1.3;
/** Feet of the shortest and longest lines that go on, in feet of two and of three syllables. */
const FEET = { 2: [2, 6], 3: [2, 5] } as const;
/** The same where the person's lines have no metre. */
const NEAREST_FEET = { 2: [3, 5], 3: [3, 4] } as const;

/** Whether a line is written in the metre that it is fitted to. */
export function keepsMeter({ meter, deviations }: LineScan, cost: number): boolean {
  return deviations.length === 0 && meter !== 'free' && (meter !== 'dolnik' || cost <= DOLNIK_COST);
}

/**
 * What the lines that follow the person's measure: the same, if those have a metre that verse can go on in; else the
 * nearest regular metre; four-foot iambs behind a word or two.
 * @param lines lines that hold words.
 * @param found their metre. @param scans how each is read in it.
 */
export function measureOf(
  lines: readonly VerseLine[],
  { name, fits }: PoemMeter,
  scans: readonly LineScan[],
): Measure {
  if (lines.length === 1 && (lines[0] as VerseLine).syllables < LEAST_SYLLABLES) return USUAL_MEASURE;
  const feet = scans.map((scan) => scan.feet);
  if (name === 'dolnik') {
    const [least, most] = ictusRange;
    const isDolnik = fits.reduce((sum, { cost }) => sum + cost, 0) <= DOLNIK_COST * lines.length;
    if (isDolnik && feet.every((own) => own >= least && own <= most)) {
      const anacrusis = Math.min(2, fits[0]?.strong.indexOf(1) ?? 1);
      return { meter: name, feet: patternOf(feet), anacrusis };
    }
  }
  const regular = METERS.find((own) => own === name);
  const meter = regular ?? nearestRegularMeter(lines);
  const { period, anacrusis } = REGULAR[meter];
  if (regular) return { meter, feet: patternOf(feet.map((own) => within(FEET[period], own))), anacrusis };
  const mean = lines.reduce((sum, { syllables }) => sum + syllables, 0) / lines.length / period;
  return { meter, feet: [within(NEAREST_FEET[period], Math.round(mean))], anacrusis };
}

/** Feet of lines in another metre that are about as long. */
export function feetIn(meter: VerseMeter, { meter: own, feet }: Measure): readonly number[] {
  const period = periodOf(meter);
  return feet.map((count) => within(FEET[period], Math.round((count * periodOf(own)) / period)));
}

/** Syllables of a foot; a dolnik's strong places stand two or three syllables apart, so that both are near. */
function periodOf(meter: VerseMeter): 2 | 3 {
  return meter === 'dolnik' ? 3 : REGULAR[meter].period;
}

/** Feet of the lines as they repeat: in all lines, in every second one, or over four lines. */
function patternOf(feet: readonly number[]): readonly number[] {
  const repeats = (period: number) => feet.every((own, at) => own === feet[at % period]);
  const period = [1, 2].find((own) => own <= feet.length && repeats(own)) ?? (feet.length === 4 ? 4 : 1);
  return feet.slice(0, period);
}

function within([least, most]: readonly [number, number], value: number): number {
  return Math.max(least, Math.min(most, value));
}
