import { REGULAR, type RegularMeter, type VerseMeter } from '../prosody/meter.ts';
import type { ClausulaLength } from './clausulae.ts';

/** What a line must sound like: one entry a syllable, 1 where the metre wants its stress. */
export interface LineTemplate {
  readonly meter: VerseMeter;
  /** The ictuses, of a dolnik. */
  readonly feet: number;
  readonly clausula: ClausulaLength;
  readonly strong: Uint8Array;
}

/** The syllables of a line of `feet` feet. */
export function lineTemplate(meter: RegularMeter, feet: number, clausula: ClausulaLength): LineTemplate {
  const { period, anacrusis } = REGULAR[meter];
  const gaps = Array.from({ length: feet - 1 }, () => period - 1);
  return { meter, feet, clausula, strong: strongPlaces(anacrusis, gaps, clausula) };
}

/** Strong and weak places of a line. @param gaps weak syllables between each strong place and the next. */
export function strongPlaces(
  anacrusis: number,
  gaps: readonly number[],
  clausula: ClausulaLength,
): Uint8Array {
  const weak = (count: number) => Array.from({ length: count }, () => 0);
  return Uint8Array.from([
    ...weak(anacrusis),
    1,
    ...gaps.flatMap((gap) => [...weak(gap), 1]),
    ...weak(clausula),
  ]);
}
