import { foldYo } from '../../lib/russian/letters.ts';

/** A stanza ends after so many lines, in whatever form the poem was. */
const STANZA = 4;

/**
 * Sets a poem so that nothing but its words tells who wrote it: lower case, no punctuation, е for ё, a blank line after
 * each four lines. A hyphen within a word stays.
 */
export function lookAlike(lines: readonly string[]): string[] {
  return lines.flatMap((line, at) => (at > 0 && at % STANZA === 0 ? ['', bare(line)] : [bare(line)]));
}

function bare(line: string): string {
  const words = foldYo(line.normalize('NFC').toLowerCase()).match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu);
  return words?.join(' ') ?? '';
}
