/** The cleaning rules that judge a whole poem by its lines; empty strings separate stanzas. Each is pure. */

const FOREIGN = /\p{Script=Latin}|[іѣѳѵ]/iu;
const WORD = /\p{L}/u;

const MIN_LINES = 2;
const MAX_WORDS = 13;
const MIN_LONGEST = 2;

/** Number of lines that are not blank. */
export function countLines(lines: readonly string[]): number {
  return lines.reduce((count, line) => count + (line === '' ? 0 : 1), 0);
}

/** Number of words in a line: runs without spaces that have a letter. */
export function countWords(line: string): number {
  return line.split(' ').filter((word) => WORD.test(word)).length;
}

/** Whether the poem has Latin letters, or letters abolished in 1918 (і ѣ ѳ ѵ). */
export function hasForeignLetters(lines: readonly string[]): boolean {
  return lines.some((line) => FOREIGN.test(line));
}

/** Whether the poem has too few lines to be one. */
export function isTooShort(lines: readonly string[]): boolean {
  return countLines(lines) < MIN_LINES;
}

/** Whether the poem has more lines than `limit`, the 85th percentile of its collection. */
export function isTooLong(lines: readonly string[], limit: number): boolean {
  return countLines(lines) > limit;
}

/** Whether the lines are prose (one has 14 words or more) or a column of single words. */
export function isNotVerse(lines: readonly string[]): boolean {
  let longest = 0;
  for (const line of lines) longest = Math.max(longest, countWords(line));
  return longest > MAX_WORDS || longest < MIN_LONGEST;
}
