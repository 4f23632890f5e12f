import { isOtherLanguage } from './language.ts';
import {
  dropDigitLines,
  dropLatinLines,
  dropLinkLines,
  dropResidualSpaces,
  dropShortLines,
} from './lineRules.ts';
import { countLines, hasForeignLetters, isNotVerse, isTooLong, isTooShort } from './poemRules.ts';
import type { RuleName } from './report.ts';

/** How the poems of a file are cleaned. */
export interface Strictness {
  /** Lines that a poem may have; without it cleaning is gentle, see `CleanOptions`. */
  readonly lineLimit?: number | undefined;
  /**
   * Whether an earlier run cleaned the file. Short lines are then left alone: without those that were dropped the mean
   * line is longer, and further lines would be short.
   */
  readonly again?: boolean;
}

type LineRule = readonly [RuleName, (lines: readonly string[]) => string[]];

function lineRulesOf({ lineLimit, again = false }: Strictness): LineRule[] {
  const rules: LineRule[] = [
    ['residualSpaces', dropResidualSpaces],
    ['links', dropLinkLines],
    ['digits', dropDigitLines],
  ];
  if (!again) rules.push(['shortLines', dropShortLines]);
  if (lineLimit === undefined) rules.push(['latinLines', dropLatinLines]);
  return rules;
}

/**
 * Applies every rule that needs no other poem: all but length percentile and duplicates.
 * @param onDrop called with what each rule dropped.
 * @returns the lines left, or undefined if a rule dropped the poem.
 */
export function cleanPoem(
  text: string,
  strictness: Strictness,
  onDrop: (rule: RuleName, poems: number, lines: number) => void,
): string[] | undefined {
  let lines = text.split('\n');
  for (const [rule, apply] of lineRulesOf(strictness)) {
    const left = apply(lines);
    onDrop(rule, 0, lines.length - left.length);
    lines = left;
  }
  // Two stanza breaks meet where the lines between them were dropped.
  lines = dropResidualSpaces(lines);
  const reason = reasonToDrop(lines, strictness.lineLimit);
  if (reason === undefined) return lines;
  onDrop(reason, 1, countLines(lines));
  return undefined;
}

/**
 * Lines of a poem as the length percentile counts them; undefined for a poem that it leaves out.
 * @param again see {@link Strictness}.
 */
export function lengthForLimit(text: string, again: boolean): number | undefined {
  const rules = lineRulesOf({ lineLimit: Number.POSITIVE_INFINITY, again });
  const lines = rules.reduce<string[]>((left, [, apply]) => apply(left), text.split('\n'));
  return isOtherLanguage(lines) || hasForeignLetters(lines) || isTooShort(lines)
    ? undefined
    : countLines(lines);
}

function reasonToDrop(lines: readonly string[], lineLimit = Number.POSITIVE_INFINITY): RuleName | undefined {
  if (isOtherLanguage(lines)) return 'otherLanguages';
  if (hasForeignLetters(lines)) return 'foreignLetters';
  if (isTooShort(lines)) return 'tooShort';
  if (isTooLong(lines, lineLimit)) return 'tooLong';
  if (isNotVerse(lines)) return 'noVerse';
  return undefined;
}
