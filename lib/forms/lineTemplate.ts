import { REGULAR, type RegularMeter } from '../prosody/meter.ts';
import type { ClausulaLength } from './clausulae.ts';

/** What a line must sound like: one entry a syllable, 1 where the metre wants its stress. */
export interface LineTemplate {
  readonly meter: RegularMeter;
  readonly feet: number;
  readonly clausula: ClausulaLength;
  readonly strong: Uint8Array;
}

/** The syllables of a line of `feet` feet. */
export function lineTemplate(meter: RegularMeter, feet: number, clausula: ClausulaLength): LineTemplate {
  const { period, anacrusis } = REGULAR[meter];
  const last = anacrusis + period * (feet - 1);
  const strong = Uint8Array.from({ length: last + 1 + clausula }, (_, at) =>
    at <= last && at >= anacrusis && (at - anacrusis) % period === 0 ? 1 : 0,
  );
  return { meter, feet, clausula, strong };
}
