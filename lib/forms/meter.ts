import type { VerseMeter } from '../prosody/meter.ts';
import { feetRange, ictusRange, LONGEST_SCHEME } from './limits.ts';

/** Metres by the names that they are asked for with. */
const METERS: Readonly<Record<string, VerseMeter>> = {
  iamb: 'iamb',
  trochee: 'trochee',
  dactyl: 'dactyl',
  amphibrach: 'amphibrach',
  anapest: 'anapaest',
  anapaest: 'anapaest',
  dolnik: 'dolnik',
};
export const meterNames = Object.keys(METERS);

/** The same names in Russian, as people shorten them too. */
const RUSSIAN_NAMES: Readonly<Record<string, VerseMeter>> = {
  ямб: 'iamb',
  хорей: 'trochee',
  дактиль: 'dactyl',
  амфибрахий: 'amphibrach',
  анапест: 'anapaest',
  дольник: 'dolnik',
};

/** All names that a metre can be asked for with. */
export const meterWords: Readonly<Record<string, VerseMeter>> = { ...METERS, ...RUSSIAN_NAMES };

/** A metre asked for. One of the two is always given. */
export interface AskedMeter {
  /** Absent where only feet were given. */
  readonly meter?: VerseMeter;
  /** They repeat over the lines; the ictuses of a dolnik. Absent where only the metre was given. */
  readonly feet?: readonly number[];
}

/** A poem's metre as {@link parseMeter} reads it; feet that repeat are named once. */
export function meterText({
  meter,
  feet,
}: {
  readonly meter: VerseMeter;
  readonly feet: readonly number[];
}): string {
  const name = meterNames.find((own) => METERS[own] === meter);
  const repeats = (period: number) => feet.every((own, at) => own === feet[at % period]);
  const period = feet.findIndex((_, at) => repeats(at + 1)) + 1;
  return [name, ...feet.slice(0, period)].join('-');
}

/**
 * Reads a metre: `iamb-4`, `dolnik-3`, `trochee-4-3` (feet repeat over the lines), `4-3-4-3` (feet alone), `iamb` (the
 * metre alone). Names may be Russian, and a space may stand for the hyphen: `хорей 4`.
 * @returns undefined if it is none.
 */
export function parseMeter(text: string): AskedMeter | undefined {
  const [first = '', ...rest] = text.trim().toLowerCase().split(/[- ]/u);
  const meter = Object.hasOwn(meterWords, first) ? meterWords[first] : undefined;
  if (meter && rest.length === 0) return { meter };
  const feet = (meter ? rest : [first, ...rest]).map((part) => (/^\d$/u.test(part) ? Number(part) : 0));
  const [least, most] = meter === 'dolnik' ? ictusRange : feetRange;
  if (feet.length > LONGEST_SCHEME || feet.some((own) => own < least || own > most)) return undefined;
  return { feet, ...(meter ? { meter } : {}) };
}
