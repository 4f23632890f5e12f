import { decodeButton, encodeButton } from './buttons.ts';
import type { Recipe } from './recipe.ts';
import type { Subject } from './subject.ts';

/** Characters of an inline query, at most. */
const LONGEST = 256;

/** A poem that is shared: what an inline query must say to have it again. */
export interface Shared {
  readonly subject: Subject;
  readonly recipe: Recipe;
}

/**
 * Writes a poem as the query that has it again: its words, and its recipe behind them as in a button. Undefined where it
 * has no seed, or is too long.
 */
export function encodeShared(subject: Subject, recipe: Recipe): string | undefined {
  const { prompt, theme = '', dedication, continues } = subject;
  if (recipe.seed === undefined || continues || dedication !== undefined) return undefined;
  const words = prompt?.replaceAll('\n', ' / ') ?? theme;
  // A poem about a theme has no line of the person's.
  const query = `${words} #${encodeButton({ action: 'poem', recipe, own: prompt === undefined ? 0 : 1 })}`;
  return query.length > LONGEST || (prompt && subject.theme) ? undefined : query;
}

/** Reads such a query; undefined for every other. */
export function decodeShared(query: string): Shared | undefined {
  const [, words = '', data] = /^(.+) #(poem\?\S+)$/su.exec(query.trim()) ?? [];
  const button = decodeButton(data);
  if (button === undefined || button.action === 'vote' || button.recipe.seed === undefined) return undefined;
  const subject = button.own === 0 ? { theme: words } : { prompt: words.replaceAll(' / ', '\n') };
  return { subject, recipe: button.recipe };
}
