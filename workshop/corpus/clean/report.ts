/** The cleaning rules in the order in which they act. */
export const ruleNames = [
  'residualSpaces',
  'links',
  'digits',
  'shortLines',
  'latinLines',
  'otherLanguages',
  'foreignLetters',
  'tooShort',
  'tooLong',
  'noVerse',
  'exactDuplicates',
  'nearDuplicates',
] as const;
export type RuleName = (typeof ruleNames)[number];

/** A number of poems, and of their lines. */
export interface Count {
  poems: number;
  lines: number;
}

/** What cleaning did to one file. */
export interface FileReport {
  /** Its name without ending. */
  file: string;
  in: Count;
  out: Count;
  /** The 85th percentile of line counts: longer poems were dropped. Absent from gentle cleaning. */
  lineLimit?: number;
  obscene: Count;
  /** What each rule dropped. */
  rules: Record<RuleName, Count>;
}

/** A report of nothing yet. @param lineLimit undefined for gentle cleaning. */
export function emptyReport(file: string, lineLimit: number | undefined): FileReport {
  const zero = () => ({ poems: 0, lines: 0 });
  return {
    file,
    in: zero(),
    out: zero(),
    ...(lineLimit !== undefined && { lineLimit }),
    obscene: zero(),
    rules: Object.fromEntries(ruleNames.map((rule) => [rule, zero()])) as FileReport['rules'],
  };
}

/** Adds to a count in place. */
export function add(count: Count, poems: number, lines: number): void {
  count.poems += poems;
  count.lines += lines;
}
