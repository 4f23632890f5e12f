import type { ScriptTexts } from '../texts.ts';

/** What the server put into the page for the script. */
interface PageData {
  readonly texts: ScriptTexts;
  /** Names of the fields of a request. */
  readonly fields: readonly string[];
}

/** An element that the page is known to have. */
export function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  return document.getElementById(id) as T;
}

export const { texts, fields } = JSON.parse(byId('data').textContent ?? '') as PageData;

/** A text with its `{names}` filled in. */
export function filled(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/gu, (whole, name: string) => String(values[name] ?? whole));
}
