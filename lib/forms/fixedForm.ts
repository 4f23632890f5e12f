import type { RegularMeter } from '../prosody/meter.ts';
import { type ClausulaLength, parseClausulae } from './clausulae.ts';
import { type LineTemplate, lineTemplate } from './lineTemplate.ts';
import { parseMeter } from './meter.ts';

/** What a form asks of its lines, in the notation of a request. */
export interface FixedForm {
  readonly scheme: string;
  readonly meter: string;
  readonly clausulae: string;
}

/**
 * Forms in which every line is laid down. A pirozhok has 9, 8, 9 and 8 syllables of iambs without rhyme; a poroshok ends
 * in a line of two syllables that rhymes with the second.
 */
export const fixedForms = {
  pirozhok: { scheme: '----', meter: 'iamb-4', clausulae: 'fmfm' },
  poroshok: { scheme: '-A-A', meter: 'iamb-4-4-4-1', clausulae: 'fmfm' },
} as const satisfies Readonly<Record<string, FixedForm>>;

export type FixedFormName = keyof typeof fixedForms;
export const fixedFormNames = Object.keys(fixedForms) as [FixedFormName, ...FixedFormName[]];

/** The lines of a fixed form. */
export function fixedTemplates(name: FixedFormName): LineTemplate[] {
  const { scheme, ...form } = fixedForms[name];
  const { meter, feet } = parseMeter(form.meter) as { meter: RegularMeter; feet: readonly number[] };
  const clausulae = parseClausulae(form.clausulae) as readonly ClausulaLength[];
  return Array.from(scheme, (_, at) =>
    lineTemplate(meter, feet[at % feet.length] as number, clausulae[at % clausulae.length] as ClausulaLength),
  );
}
