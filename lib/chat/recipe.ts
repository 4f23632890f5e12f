import type { PoemRequest } from '../api/request.ts';
import { defaultForm } from '../poet/models.ts';
import type { FormName } from '../poet/poem.ts';
import { defaultPreset, type PresetName } from '../sampling/presets.ts';
import type { Subject } from './subject.ts';
import { linesOf } from './understand/utterance.ts';

/** Lengths that a person may ask for, beside the usual one. */
export const lengths = { short: 4, long: 12 } as const;
export type Length = keyof typeof lengths;

/** What a poem may be bent to. */
export const moods = { sad: 'грусть', merry: 'радость' } as const;
export type Mood = keyof typeof moods;

/** How a poem is written; what it is written from is its subject. Both together give it again. */
export interface Recipe {
  readonly preset: PresetName;
  readonly form: FormName;
  readonly length?: Length;
  readonly mood?: Mood;
  /** Absent where another poem is wanted. */
  readonly seed?: number;
  /** Stanzas behind the poem. */
  readonly further?: number;
}

/** How a poem is written unless a person asks for something else. */
export const usualRecipe: Recipe = { preset: defaultPreset, form: defaultForm };

/** The recipe of another poem, which is as long as this one was at first. */
export function anotherRecipe(
  { seed: _, further: __, ...recipe }: Recipe,
  changes: Partial<Recipe> = {},
): Recipe {
  return { ...recipe, ...changes };
}

/** Whether a form has no length of its own: one that has can neither be shortened nor gone on with. */
export function isOpen(form: FormName): boolean {
  return form === 'rhymed' || form === 'free';
}

/** The request for a poem. What tells of grief is never written wildly. */
export function toRequest(recipe: Recipe, { prompt, theme, grief, continues }: Subject): PoemRequest {
  const { preset, form, length, mood, seed, further = 0 } = recipe;
  const themes = [theme, mood && moods[mood]].filter((own) => own !== undefined);
  const own = linesOf(prompt ?? '').length;
  const lines = continues ? own + lengths.short : length && Math.max(lengths[length], fullStanzas(own + 2));
  return {
    ...(prompt === undefined ? {} : { prompt }),
    ...(themes.length === 0 ? {} : { theme: themes.join(', ') }),
    preset: grief ? 'tender' : preset,
    form,
    ...(lines && isOpen(form) ? { lines } : {}),
    ...(seed === undefined ? {} : { seed }),
    ...(further > 0 && isOpen(form) ? { furtherStanzas: further } : {}),
  };
}

/** So many lines, up to the end of a stanza. */
function fullStanzas(lines: number): number {
  return Math.ceil(lines / lengths.short) * lengths.short;
}
