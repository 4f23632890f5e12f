/**
 * The cleaning rules that look at one line at a time. A poem is an array of lines; an empty string parts
 * stanzas. Each rule is a pure function from lines to lines.
 */

const SPACES = /[\s\u180E]+/gu;
const INVISIBLE = /(?!\s)[\p{Cc}\p{Cf}]/gu;
const LINK =
  /(?:https?:|ftp:|www\.)|\S@\S+\.\S|[\p{L}\d-]+\.(?:ru|com|net|org|info|su|by|ua|рф)(?![\p{L}\d])/iu;
const DIGIT = /\p{Nd}/u;
const LATIN = /\p{Script=Latin}/gu;
const LETTER = /\p{L}/gu;

/** Lines that must be left for a poem to be worth keeping without its Latin ones. */
const LEAST_LEFT = 4;

/** Residual spaces out: runs become one space, edges and invisible characters go, one blank line parts stanzas. */
export function dropResidualSpaces(lines: readonly string[]): string[] {
  const out: string[] = [];
  for (const line of lines) {
    const tidy = line.replace(INVISIBLE, '').replace(SPACES, ' ').trim();
    if (tidy !== '' || (out.length > 0 && out[out.length - 1] !== '')) out.push(tidy);
  }
  if (out[out.length - 1] === '') out.pop();
  return out;
}

/** Lines with a web or mail address out. */
export function dropLinkLines(lines: readonly string[]): string[] {
  return lines.filter((line) => !LINK.test(line));
}

/** Lines with a digit out. */
export function dropDigitLines(lines: readonly string[]): string[] {
  return lines.filter((line) => !DIGIT.test(line));
}

/** Lines shorter than a quarter of the poem's mean line (in characters) out: asterisks, signatures, sighs. */
export function dropShortLines(lines: readonly string[]): string[] {
  const written = lines.filter((line) => line !== '');
  const mean = written.reduce((sum, line) => sum + line.length, 0) / written.length;
  return lines.filter((line) => line === '' || line.length >= mean / 4);
}

/**
 * Lines in Latin script that stand apart out: at the poem's beginning or end, or as a stanza of their own, as epigraphs
 * and quotations do. All stay where fewer than four lines, or less than two thirds of the poem, would be left.
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
