import { tidy } from '../../../lib/russian/tidy.ts';

/**
 * The cleaning rules that drop lines. A poem is an array of lines; an empty string separates stanzas. Each rule is a
 * pure function from lines to lines.
 */

const LINK =
  /(?:https?:|ftp:|www\.)|\S@\S+\.\S|[\p{L}\d-]+\.(?:ru|com|net|org|info|su|by|ua|рф)(?![\p{L}\d])/iu;
const DIGIT = /\p{Nd}/u;
const LATIN = /\p{Script=Latin}/gu;
const LETTER = /\p{L}/gu;

/** Lines that must be left of a poem for its Latin lines to be dropped. */
const LEAST_LEFT = 4;

/** Tidies the lines, and keeps one blank line a break. */
export function dropResidualSpaces(lines: readonly string[]): string[] {
  const text = tidy(lines.join('\n')).replace(/\n{3,}/gu, '\n\n');
  return text === '' ? [] : text.split('\n');
}

/** Drops lines with a web or mail address. */
export function dropLinkLines(lines: readonly string[]): string[] {
  return lines.filter((line) => !LINK.test(line));
}

/** Drops lines with a digit. */
export function dropDigitLines(lines: readonly string[]): string[] {
  return lines.filter((line) => !DIGIT.test(line));
}

/** Drops lines shorter than a quarter of the poem's mean line, in characters: asterisks, signatures, sighs. */
export function dropShortLines(lines: readonly string[]): string[] {
  const written = lines.filter((line) => line !== '');
  const mean = written.reduce((sum, line) => sum + line.length, 0) / written.length;
  return lines.filter((line) => line === '' || line.length >= mean / 4);
}

/**
 * Drops lines in Latin script at the beginning or end of a poem, or in a stanza of their own: epigraphs and quotations.
 * Drops none if fewer than four lines, or less than two thirds of the poem, would be left.
 */
export function dropLatinLines(lines: readonly string[]): string[] {
  const left = lines.filter((line, at) => {
    if (!isLatin(line)) return true;
    let from = at;
    while (from > 0 && isLatin(lines[from - 1] ?? '')) from--;
    let to = at + 1;
    while (to < lines.length && isLatin(lines[to] ?? '')) to++;
    const atEdge = from === 0 || to === lines.length;
    return !atEdge && (lines[from - 1] !== '' || lines[to] !== '');
  });
  const written = left.filter((line) => line !== '').length;
  const dropped = lines.length - left.length;
  return written < LEAST_LEFT || written < 2 * dropped ? [...lines] : left;
}

/** Whether at least half of a line's letters are Latin. */
function isLatin(line: string): boolean {
  const latin = line.match(LATIN)?.length ?? 0;
  return latin > 0 && 2 * latin >= (line.match(LETTER)?.length ?? 0);
}
