import { anotherRecipe, type Recipe, usualRecipe } from './recipe.ts';
import { firstLines, type SentPoem } from './sentPoem.ts';
import { endOf, type Subject } from './subject.ts';
import { griefIn } from './understand/grief.ts';
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
  const recipe = anotherRecipe(known?.recipe ?? usualRecipe);
  if (wish === 'continue') {
    const { length: _, ...kept } = recipe;
    return { subject: continuationOf(verse, known?.own), recipe: kept };
  }
  return { subject: ownLines(verse, known?.own), recipe: { ...recipe, ...CHANGES[wish] } };
}

/** What a stanza behind a poem is written from. Grief is looked for in the first lines: the others are the poet's. */
export function continuationOf(verse: string, own?: number): Subject {
  const { grief } = ownLines(verse, own);
  return { ...endOf(verse), ...(grief && { grief }) };
}

/** The poem's lines that are the person's. @param own how many; where that can't be told, the first. */
export function ownLines(verse: string, own = 0): Subject {
  const prompt = firstLines(verse, Math.max(1, own));
  const grief = griefIn(prompt);
  return { prompt, ...(grief && { grief }) };
}
