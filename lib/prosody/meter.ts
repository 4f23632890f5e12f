/** The five regular metres. */
export type RegularMeter = 'iamb' | 'trochee' | 'dactyl' | 'amphibrach' | 'anapaest';
/** The metres that verse can keep: in a dolnik one or two weak syllables stand between strong ones (Gasparov 1974). */
export type VerseMeter = RegularMeter | 'dolnik';
/** The metre of a line or poem. */
export type MeterName = VerseMeter | 'free';

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
