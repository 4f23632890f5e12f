/** What a person can have shown of a poem. */
export const views = ['stresses', 'making'] as const;
export type View = (typeof views)[number];

/** The state of the page: all of it is in its address. */
export interface Place {
  /** The request for a poem, as the API reads a query; without a line no poem is asked for. */
  readonly request: URLSearchParams;
  readonly shown: ReadonlySet<View>;
}

/** Reads an address. @param fields names that a request may have; what else is there is not for the API. */
export function placeOf(search: string, fields: readonly string[]): Place {
  const all = new URLSearchParams(search);
  const isAsked = (name: string) => fields.includes(name.split('.')[0] as string) && name !== 'scan';
  return {
    request: new URLSearchParams([...all].filter(([name]) => isAsked(name))),
    shown: new Set(views.filter((view) => all.has(view))),
  };
}

/** The query of an address that {@link placeOf} reads; empty where there is nothing to say. */
export function searchOf({ request, shown }: Place): string {
  const all = new URLSearchParams(request);
  for (const view of shown) all.set(view, '1');
  return all.size === 0 ? '' : `?${all}`;
}

/** A request with some fields changed; `undefined` drops one. */
export function changed(
  request: URLSearchParams,
  fields: Readonly<Record<string, string | undefined>>,
): URLSearchParams {
  const other = new URLSearchParams(request);
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) other.delete(name);
    else other.set(name, value);
  }
  return other;
}

/** How many further stanzas a request asks for. */
export function furtherStanzasOf(request: URLSearchParams): number {
  return Number(request.get('furtherStanzas') ?? 0);
}
