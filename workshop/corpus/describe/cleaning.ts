import { dirname } from 'node:path';
import { rounded } from '../../statistics/histogram.ts';
import { type CleaningReport, readReport } from '../clean/readReport.ts';
import type { Count } from '../clean/report.ts';
import type { CleaningFigures } from './figures.ts';

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
    for (const report of await readReport(folder)) {
      if (![...files].some(([file, name]) => dirname(file) === folder && name === report.file)) continue;
      const group = groupOfFile.get(report.file) ?? 'emptied';
      groups.set(group, (groups.get(group) ?? []).concat(report));
    }
  }
  return [...groups].map(([name, reports]) => addUp(name, reports));
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
