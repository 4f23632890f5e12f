import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { ReadOptions } from '../../../lib/files/jsonLines.ts';
import { isObscene } from '../../../lib/russian/obscenity.ts';
import { percentile } from '../../statistics/percentile.ts';
import { increment } from '../../statistics/tally.ts';
import { type CorpusPoem, corpusName, readPoems } from '../jsonl.ts';
import { writeWhole } from '../writeWhole.ts';
import { cleanPoem, lengthForLimit, type Strictness } from './cleanPoem.ts';
import { DuplicateIndex } from './duplicates.ts';
import { countLines } from './poemRules.ts';
import { type CleaningReport, CleaningReportError, readReport } from './readReport.ts';
import { add, emptyReport, type FileReport, type RuleName } from './report.ts';

/** Poems above this percentile of line count are dropped. */
const LONGEST_SHARE = 0.85;

export interface CleanOptions {
  /** Keep poems of any length, and drop Latin epigraphs as lines instead of dropping their poems. */
  gentle?: boolean;
}

/** Two input files have the same name, so their outputs would overwrite each other. */
export class NameClashError extends Error {
  override readonly name = 'NameClashError';
}

/**
 * Cleans corpus files. Writes `outDir/NAME.jsonl`, each poem with its fields and `obscene`, and `outDir/report.json`.
 * Reads each file twice: for the percentile of line counts (not in gentle cleaning), then to apply the rules. Streams.
 * Files that it wrote itself, with their report beside them, come out as they are: their limit is that of the report.
 * @throws InputError, NameClashError, or what the file system throws.
 */
export async function cleanFiles(
  files: readonly string[],
  outDir: string,
  reading?: ReadOptions,
  { gentle = false }: CleanOptions = {},
): Promise<FileReport[]> {
  const names = files.map(corpusName);
  const clash = names.find((name, at) => names.indexOf(name) !== at);
  if (clash) throw new NameClashError(`two input files are called ${clash}; rename one of them`);
  await mkdir(outDir, { recursive: true });
  const scratch = await mkdtemp(join(tmpdir(), 'neural-poet-clean-'));
  const index = new DuplicateIndex(join(scratch, 'lines.sqlite'));
  try {
    const reports: FileReport[] = [];
    for (const file of files) {
      const name = corpusName(file);
      const before = await earlierReport(file);
      const again = before !== undefined;
      const lineLimit = gentle ? undefined : (before?.lineLimit ?? (await limitOf(file, again, reading)));
      const report = emptyReport(name, lineLimit);
      await writeWhole(
        join(outDir, `${name}.jsonl`),
        cleanedRows(file, { lineLimit, again }, report, index, reading),
      );
      reports.push(report);
    }
    await writeWhole(join(outDir, 'report.json'), `${JSON.stringify({ files: reports }, null, 2)}\n`);
    return reports;
  } finally {
    index.close();
    await rm(scratch, { recursive: true, force: true });
  }
}

/** The report on a file that an earlier run wrote; undefined for any other file. */
async function earlierReport(file: string): Promise<CleaningReport | undefined> {
  const reports = await readReport(dirname(file)).catch((error: Error) => {
    // A report of something else is not ours to judge.
    if (error instanceof CleaningReportError) return [];
    throw error;
  });
  return reports.find((report) => basename(file) === `${report.file}.jsonl`);
}

async function limitOf(file: string, again: boolean, reading?: ReadOptions): Promise<number> {
  const histogram = new Map<number, number>();
  for await (const { text } of readPoems(file, reading)) {
    const length = lengthForLimit(text, again);
    if (length !== undefined) increment(histogram, length);
  }
  return percentile(histogram, LONGEST_SHARE);
}

/** The rows of the cleaned file; fills in the report on the way. */
async function* cleanedRows(
  file: string,
  strictness: Strictness,
  report: FileReport,
  index: DuplicateIndex,
  reading?: ReadOptions,
): AsyncGenerator<string> {
  const onDrop = (rule: RuleName, poems: number, lines: number) => add(report.rules[rule], poems, lines);
  for await (const poem of readPoems(file, reading)) {
    add(report.in, 1, countLines(poem.text.split('\n').map((line) => line.trim())));
    const lines = cleanPoem(poem.text, strictness, onDrop);
    if (!lines) continue;
    const duplication = index.add(lines);
    if (duplication !== 'none') {
      onDrop(duplication === 'exact' ? 'exactDuplicates' : 'nearDuplicates', 1, countLines(lines));
      continue;
    }
    // A line that was dropped counts too, also the next time.
    const obscene = poem.obscene === true || isObscene(poem.text);
    const cleaned: CorpusPoem = { ...poem, text: lines.join('\n'), obscene };
    if (cleaned.obscene) add(report.obscene, 1, countLines(lines));
    add(report.out, 1, countLines(lines));
    yield `${JSON.stringify(cleaned)}\n`;
  }
}
