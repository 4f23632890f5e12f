import { allowIf, type Potential } from './potential.ts';

/**
 * No line of the corpus, and none that the poem has.
 * @param lines the poem's lines so far.
 * @param isOwn whether a line (lower case, in reading order) is the poet's own.
 */
export function originality(lines: ReadonlySet<string>, isOwn: (line: string) => boolean): Potential {
  return { complete: ({ text }) => allowIf(!lines.has(text) && isOwn(text)) };
}
