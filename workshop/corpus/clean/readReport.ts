import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';

const count = z.object({ poems: z.number(), lines: z.number() });
const schema = z.object({
  files: z.array(
    z.object({
      file: z.string(),
      in: count,
      out: count,
      lineLimit: z.number().optional(),
      rules: z.record(z.string(), count),
    }),
  ),
});

/** What an earlier cleaning, by whatever rules, did to one file. */
export type CleaningReport = z.infer<typeof schema>['files'][number];

/** A report.json that is not from corpus:clean. */
export class CleaningReportError extends Error {
  override readonly name = 'CleaningReportError';
}

/**
 * The `report.json` of a folder.
 * @returns an empty array if there is none.
 * @throws CleaningReportError
 */
export async function readReport(folder: string): Promise<CleaningReport[]> {
  const path = join(folder, 'report.json');
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  try {
    return schema.parse(JSON.parse(text)).files;
  } catch (cause) {
    throw new CleaningReportError(`${path} is no report of corpus:clean; run corpus:clean anew or move it`, {
      cause,
    });
  }
}
