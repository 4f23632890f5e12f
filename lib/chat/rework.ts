import type { KnownPoem } from './buttons.ts';
import { type Recipe, usualRecipe } from './recipe.ts';
import { firstLines, type SentPoem } from './sentPoem.ts';
import { endOf, type Subject, withGrief } from './subject.ts';
import type { Rework } from './understand/rework.ts';

/** A wish that makes another poem of one that was sent. */
export type Wish = Exclude<Rework, 'picture'>;

/** What each wish changes in the recipe. */
const CHANGES: Readonly<Record<Exclude<Wish, 'continue'>, Partial<Recipe>>> = {
  more: {},
  calmer: { preset: 'tender' },
  wilder: { preset: 'madness' },
  sadder: { mood: 'sad' },
  merrier: { mood: 'merry' },
  shorter: { length: 'short' },
  longer: { length: 'long' },
  rhymed: { form: 'rhymed' },
  unrhymed: { form: 'free' },
};

/** What a wish asks to be written: from the poem's first lines, or behind its end. */
export function rework(wish: Wish, { verse, known }: SentPoem): { subject: Subject; recipe: Recipe } {
  const { seed: _, further: __, ...recipe } = known?.recipe ?? usualRecipe;
  if (wish === 'continue') {
    const { length: ___, ...kept } = recipe;
    const { grief } = ownLines(verse, known);
    return { subject: { ...endOf(verse), ...(grief && { grief }) }, recipe: kept };
  }
  return { subject: ownLines(verse, known), recipe: { ...recipe, ...CHANGES[wish] } };
}

/** The poem's lines that are the person's; where these can't be told from the poet's, the first. */
export function ownLines(verse: string, known: KnownPoem | undefined): Subject {
  return withGrief({ prompt: firstLines(verse, Math.max(1, known?.own ?? 1)) });
}
