import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { isObscene } from '../../../lib/russian/obscenity.ts';
import { percentile } from '../../statistics/percentile.ts';
import { increment } from '../../statistics/tally.ts';
import { type CorpusPoem, readPoems } from '../jsonl.ts';
import { DuplicateIndex } from './duplicates.ts';
import {
  dropDigitLines,
  dropLatinLines,
  dropLinkLines,
  dropResidualSpaces,
  dropShortLines,
} from './lineRules.ts';
import { countLines, hasForeignLetters, isNoVerse, isTooLong, isTooShort } from './poemRules.ts';

/** The rules in the order in which they act. */
export const ruleNames = [
  'residualSpaces',
  'links',
  'digits',
  'shortLines',
  'latinLines',
  'foreignLetters',
  'tooShort',
  'tooLong',
  'noVerse',
  'exactDuplicates',
  'nearDuplicates',
] as const;
export type RuleName = (typeof ruleNames)[number];

export interface RuleCount {
  poems: number;
  lines: number;
}

/** What cleaning one file did. */
export interface FileReport {
  file: string;
  in: RuleCount;
  out: RuleCount;
  /** The 85th percentile of line counts, above which poems were dropped; none in gentle cleaning. */
  lineLimit?: number;
  obscene: RuleCount;
  /** Poems and lines that each rule took. */
  rules: Record<RuleName, RuleCount>;
}

const LONGEST_SHARE = 0.85;

const lineRules = [
  ['residualSpaces', dropResidualSpaces],
  ['links', dropLinkLines],
  ['digits', dropDigitLines],
  ['shortLines', dropShortLines],
] as const;
const gentleLineRules = [...lineRules, ['latinLines', dropLatinLines]] as const;

export interface CleanOptions {
  /**
   * Keep poems of any length, and take lines in Latin script that stand apart (epigraphs) instead of their poems.
   */
  gentle?: boolean;
}

/** An input name that two files share: their outputs would overwrite each other. */
export class NameClashError extends Error {
  override readonly name = 'NameClashError';
}

/**
 * Cleans corpus files into `outDir/NAME.jsonl`, each poem with its fields and `obscene`, and writes
 * `outDir/report.json`. Two passes: line counts for the percentile (not in gentle cleaning), then all rules. Streams.
 * @throws CorpusFormatError, NameClashError, or what the file system throws.
 */
export async function cleanFiles(
  files: readonly string[],
  outDir: string,
  onBytes?: (bytes: number) => void,
  { gentle = false }: CleanOptions = {},
): Promise<FileReport[]> {
  const names = files.map((file) => basename(file).replace(/\.jsonl(\.gz)?$/u, ''));
  const clash = names.find((name, at) => names.indexOf(name) !== at);
  if (clash) throw new NameClashError(`two input files are called ${clash}; rename one of them`);
  await mkdir(outDir, { recursive: true });
  const scratch = await mkdtemp(join(tmpdir(), 'neural-poet-clean-'));
  const index = new DuplicateIndex(join(scratch, 'lines.sqlite'));
  try {
    const reports: FileReport[] = [];
    for (const [at, file] of files.entries()) {
      const report = emptyReport(names[at] as string, gentle ? undefined : await lineLimit(file, onBytes));
      const target = join(outDir, `${names[at]}.jsonl`);
      // A killed run leaves a .part file and never half an output.
      const part = `${target}.part`;
      await pipeline(Readable.from(cleanedRows(file, report, index, onBytes)), createWriteStream(part));
      await rename(part, target);
      reports.push(report);
    }
    await writeFile(join(outDir, 'report.json'), `${JSON.stringify({ files: reports }, null, 2)}\n`);
    return reports;
  } finally {
    index.close();
    await rm(scratch, { recursive: true, force: true });
  }
}

/**
 * Applies every rule but those that need other poems (length percentile, duplicates).
 * @param lineLimit lines above which a poem is too long; undefined cleans gently: see {@link CleanOptions}.
 * @param count told what each rule took.
 * @returns the lines left, or undefined if a rule took the poem.
 */
export function cleanLines(
  text: string,
  lineLimit: number | undefined,
  count: (rule: RuleName, poems: number, lines: number) => void,
): string[] | undefined {
  let lines = text.split('\n');
  for (const [rule, apply] of lineLimit === undefined ? gentleLineRules : lineRules) {
    const left = apply(lines);
    count(rule, 0, lines.length - left.length);
    lines = left;
  }
  // A dropped line can leave two stanza breaks together.
  lines = dropResidualSpaces(lines);
  const verdict = poemVerdict(lines, lineLimit);
  if (verdict) count(verdict, 1, countLines(lines));
  return verdict ? undefined : lines;
}

function poemVerdict(lines: readonly string[], lineLimit = Number.POSITIVE_INFINITY): RuleName | undefined {
  if (hasForeignLetters(lines)) return 'foreignLetters';
  if (isTooShort(lines)) return 'tooShort';
  if (isTooLong(lines, lineLimit)) return 'tooLong';
  if (isNoVerse(lines)) return 'noVerse';
  return undefined;
}

async function lineLimit(file: string, onBytes?: (bytes: number) => void): Promise<number> {
  const histogram = new Map<number, number>();
  for await (const poem of readPoems(file, onBytes)) {
    const lines = lineRules.reduce<string[]>((left, [, apply]) => apply(left), poem.text.split('\n'));
    if (hasForeignLetters(lines) || isTooShort(lines)) continue;
    increment(histogram, countLines(lines));
  }
  return percentile(histogram, LONGEST_SHARE);
}

async function* cleanedRows(
  file: string,
  report: FileReport,
  index: DuplicateIndex,
  onBytes?: (bytes: number) => void,
): AsyncGenerator<string> {
  const count = (rule: RuleName, poems: number, lines: number) => add(report.rules[rule], poems, lines);
  for await (const poem of readPoems(file, onBytes)) {
    add(report.in, 1, countLines(poem.text.split('\n').map((line) => line.trim())));
    const lines = cleanLines(poem.text, report.lineLimit, count);
    if (!lines) continue;
    const duplication = index.add(lines);
    if (duplication !== 'none') {
      count(duplication === 'exact' ? 'exactDuplicates' : 'nearDuplicates', 1, countLines(lines));
      continue;
    }
    const cleaned: CorpusPoem = { ...poem, text: lines.join('\n'), obscene: isObscene(poem.text) };
    if (cleaned.obscene) add(report.obscene, 1, countLines(lines));
    add(report.out, 1, countLines(lines));
    yield `${JSON.stringify(cleaned)}\n`;
  }
}

function add(counter: RuleCount, poems: number, lines: number): void {
  counter.poems += poems;
  counter.lines += lines;
}

function emptyReport(file: string, lineLimit: number | undefined): FileReport {
  const zero = () => ({ poems: 0, lines: 0 });
  const rules = Object.fromEntries(ruleNames.map((rule) => [rule, zero()])) as FileReport['rules'];
  return {
    file,
    in: zero(),
    out: zero(),
    ...(lineLimit !== undefined && { lineLimit }),
    obscene: zero(),
    rules,
  };
}
