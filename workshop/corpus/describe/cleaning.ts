import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { rounded } from '../../statistics/histogram.ts';
import type { Count } from '../clean/report.ts';
import type { CleaningFigures } from './figures.ts';

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

/** A report.json that is not from corpus:clean. */
export class CleaningReportError extends Error {
  override readonly name = 'CleaningReportError';
}

/**
 * What each cleaning rule dropped, added up by group, from the `report.json` beside the files.
 * @param files names without ending, by path.
 * @param groupOfFile the group of most poems of a file, by its name. A file without poems has none; it is counted in a
 *   group called `emptied`.
 * @returns an empty array if there is no report.
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
  const sum = (counts: readonly Count[]) =>
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
