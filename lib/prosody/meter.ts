/** The five regular metres. */
export type RegularMeter = 'iamb' | 'trochee' | 'dactyl' | 'amphibrach' | 'anapaest';
/** The metre of a line or poem. */
export type MeterName = RegularMeter | 'dolnik' | 'free';

/** Length of the foot, and how many weak syllables come before the first strong one. */
export const REGULAR: Readonly<
  Record<RegularMeter, { readonly period: 2 | 3; readonly anacrusis: 0 | 1 | 2 }>
> = {
  iamb: { period: 2, anacrusis: 1 },
  trochee: { period: 2, anacrusis: 0 },
  anapaest: { period: 3, anacrusis: 2 },
  amphibrach: { period: 3, anacrusis: 1 },
  dactyl: { period: 3, anacrusis: 0 },
};
/** The regular metres. */
export const METERS = Object.keys(REGULAR) as RegularMeter[];
