/**
 * The cleaning rules that look at one line at a time. A poem is an array of lines; an empty string parts
 * stanzas. Each rule is a pure function from lines to lines.
 */

const SPACES = /[\s\u180E]+/gu;
const INVISIBLE = /(?!\s)[\p{Cc}\p{Cf}]/gu;
const LINK =
  /(?:https?:|ftp:|www\.)|\S@\S+\.\S|[\p{L}\d-]+\.(?:ru|com|net|org|info|su|by|ua|рф)(?![\p{L}\d])/iu;
const DIGIT = /\p{Nd}/u;

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
