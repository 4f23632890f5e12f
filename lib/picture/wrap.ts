import { clustersOf, type GlyphRun, runOf } from './glyphRun.ts';

const LETTER = /\p{L}/u;

/**
 * Breaks a line that is too long into rows, between words where it can; a word that fills a row alone is broken anywhere.
 *
 * @param width of the first row, in units of the font.
 * @param hang by how much the further rows are indented, and so narrower.
 * @returns no row if nothing of the line can be set.
 */
export function wrap(line: string, width: number, hang: number): GlyphRun[] {
  const rows: string[][] = [];
  let row: string[] = [];
  const room = () => (rows.length === 0 ? width : width - hang);
  const fits = (clusters: readonly string[]) => runOf(clusters).width <= room();
  for (const word of wordsOf(clustersOf(line))) {
    const joined = row.length === 0 ? word : [...row, ' ', ...word];
    if (fits(joined)) {
      row = joined;
      continue;
    }
    if (row.length > 0) rows.push(row);
    row = [];
    for (const cluster of word) {
      // A row has at least one cluster, however narrow it is.
      if (row.length > 0 && !fits([...row, cluster])) rows.push(row.splice(0));
      row.push(cluster);
    }
  }
  if (row.length > 0) rows.push(row);
  return rows.map(runOf);
}

/** What a row can't be broken within: a word, together with a word of one letter before it, such as a preposition. */
function wordsOf(clusters: readonly string[]): string[][] {
  const words: string[][] = [[]];
  for (const cluster of clusters) {
    const word = words.at(-1) as string[];
    const isLetter = word.length === 1 && LETTER.test(word[0] as string);
    if (cluster === ' ' && !isLetter) words.push([]);
    else word.push(cluster);
  }
  return words.filter(({ length }) => length > 0);
}
