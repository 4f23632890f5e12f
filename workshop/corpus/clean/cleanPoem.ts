import {
  dropDigitLines,
  dropLatinLines,
  dropLinkLines,
  dropResidualSpaces,
  dropShortLines,
} from './lineRules.ts';
import { countLines, hasForeignLetters, isNotVerse, isTooLong, isTooShort } from './poemRules.ts';
import type { RuleName } from './report.ts';

const lineRules = [
  ['residualSpaces', dropResidualSpaces],
  ['links', dropLinkLines],
  ['digits', dropDigitLines],
  ['shortLines', dropShortLines],
] as const;
const gentleLineRules = [...lineRules, ['latinLines', dropLatinLines]] as const;

/**
 * Applies every rule that needs no other poem: all but length percentile and duplicates.
 * @param lineLimit lines that a poem may have; undefined cleans gently, see `CleanOptions`.
 * @param onDrop called with what each rule dropped.
 * @returns the lines left, or undefined if a rule dropped the poem.
 */
export function cleanPoem(
  text: string,
  lineLimit: number | undefined,
  onDrop: (rule: RuleName, poems: number, lines: number) => void,
): string[] | undefined {
  let lines = text.split('\n');
  for (const [rule, apply] of lineLimit === undefined ? gentleLineRules : lineRules) {
    const left = apply(lines);
    onDrop(rule, 0, lines.length - left.length);
    lines = left;
  }
  // Two stanza breaks meet where the lines between them were dropped.
  lines = dropResidualSpaces(lines);
  const reason = reasonToDrop(lines, lineLimit);
  if (reason === undefined) return lines;
  onDrop(reason, 1, countLines(lines));
  return undefined;
}

/** Lines of a poem as the length percentile counts them; undefined for a poem that it leaves out. */
export function lengthForLimit(text: string): number | undefined {
  const lines = lineRules.reduce<string[]>((left, [, apply]) => apply(left), text.split('\n'));
  return hasForeignLetters(lines) || isTooShort(lines) ? undefined : countLines(lines);
}

function reasonToDrop(lines: readonly string[], lineLimit = Number.POSITIVE_INFINITY): RuleName | undefined {
  if (hasForeignLetters(lines)) return 'foreignLetters';
  if (isTooShort(lines)) return 'tooShort';
  if (isTooLong(lines, lineLimit)) return 'tooLong';
  if (isNotVerse(lines)) return 'noVerse';
  return undefined;
}
