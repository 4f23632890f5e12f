import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { rounded } from '../../statistics/histogram.ts';

const ruleCount = z.object({ poems: z.number(), lines: z.number() });
const reportSchema = z.object({
  files: z.array(
    z.object({
      file: z.string(),
      in: ruleCount,
      out: ruleCount,
      lineLimit: z.number().optional(),
      rules: z.record(z.string(), ruleCount),
    }),
  ),
});
type CleaningReport = z.infer<typeof reportSchema>['files'][number];

export interface RuleFigures {
  rule: string;
  poems: number;
  lines: number;
  /** Share of the lines read that the rule took. */
  lineShare: number;
}

/** What cleaning took from the files of one group. */
export interface CleaningFigures {
  name: string;
  in: { poems: number; lines: number };
  out: { poems: number; lines: number };
  rules: RuleFigures[];
}

/** A report.json that corpus:clean did not write. */
export class CleaningReportError extends Error {
  override readonly name = 'CleaningReportError';
}

/**
 * What each cleaning rule took, from the `report.json` beside the files, added up by group.
 * @param groupOfFile the group that most poems of a file (by its name without ending) belong to; files that it
 *   lacks, which have no poem left, are counted in the group called `emptied`.
 * @returns nothing where no report lies beside the files.
 * @throws CleaningReportError
 */
export async function readCleaning(
  files: ReadonlyMap<string, string>,
  groupOfFile: ReadonlyMap<string, string>,
): Promise<CleaningFigures[]> {
  const groups = new Map<string, CleaningReport[]>();
  for (const folder of new Set([...files.keys()].map((file) => dirname(file)))) {
    for (const report of await readReport(join(folder, 'report.json'))) {
      if (![...files].some(([file, name]) => dirname(file) === folder && name === report.file)) continue;
      const group = groupOfFile.get(report.file) ?? 'emptied';
      groups.set(group, (groups.get(group) ?? []).concat(report));
    }
  }
  return [...groups].map(([name, reports]) => addUp(name, reports));
}

async function readReport(path: string): Promise<CleaningReport[]> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  try {
    return reportSchema.parse(JSON.parse(text)).files;
  } catch (cause) {
    throw new CleaningReportError(`${path} is no report of corpus:clean; run corpus:clean anew or move it`, {
      cause,
    });
  }
}

function addUp(name: string, reports: readonly CleaningReport[]): CleaningFigures {
  const sum = (counts: readonly { poems: number; lines: number }[]) =>
    counts.reduce((all, { poems, lines }) => ({ poems: all.poems + poems, lines: all.lines + lines }), {
      poems: 0,
      lines: 0,
    });
  const read = sum(reports.map((report) => report.in));
  const rules = [...new Set(reports.flatMap((report) => Object.keys(report.rules)))].map((rule) => {
    const taken = sum(reports.flatMap((report) => report.rules[rule] ?? []));
    return { rule, ...taken, lineShare: rounded(taken.lines / Math.max(1, read.lines)) };
  });
  return { name, in: read, out: sum(reports.map((report) => report.out)), rules };
}
