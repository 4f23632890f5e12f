import type { PoemResponse } from './response.ts';

/** A poem in two parts: what stands above it, if anything does, and the poem itself. */
export interface PoemParts {
  readonly epigraph?: string;
  readonly verse: string;
}

/**
 * Parts a poem from its epigraph, the text before the first blank line.
 * @param text the poem, or the poem with stress marks.
 */
export function partEpigraph(text: string, { opening }: Pick<PoemResponse, 'opening'>): PoemParts {
  const end = opening === 'epigraph' ? text.indexOf('\n\n') : -1;
  return end < 0 ? { verse: text } : { epigraph: text.slice(0, end), verse: text.slice(end + 2) };
}
