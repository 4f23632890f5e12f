import { type ReadOptions, type RowKind, readJsonLines } from '../../lib/files/jsonLines.ts';
import type { WordForms } from '../../lib/grammar/wordForms.ts';
import { readPoems } from '../corpus/jsonl.ts';
import { isHeldOut } from '../corpus/split.ts';
import { linesOf, verse } from '../reading/peoplesPoems.ts';
import { type Fault, faultsOf } from './faultTally.ts';

/** The faults of lines. */
export type FaultRows = ReadonlySet<Fault>[];

/** The faults of people's lines: of the first eight of each poem that is not held out. @throws InputError */
export async function peoplesFaults(
  files: readonly string[],
  forms: WordForms,
  reading?: ReadOptions,
): Promise<FaultRows> {
  const rows: FaultRows = [];
  for (const file of files) {
    for await (const { text, obscene } of readPoems(file, reading)) {
      const lines = linesOf(text);
      if (!obscene && !isHeldOut(text) && verse.accepts(lines))
        rows.push(...faultsOf(lines.slice(0, verse.count), forms));
    }
  }
  return rows;
}

const poemRows: RowKind<{ poem: string }> = {
  is: (value): value is { poem: string } => typeof (value as { poem?: unknown } | null)?.poem === 'string',
  holds: 'a string "poem"',
};

/** The faults of the lines of poems that `npm run poem -- --json` printed. @throws InputError */
export async function poetsFaults(
  files: readonly string[],
  forms: WordForms,
  reading?: ReadOptions,
): Promise<FaultRows> {
  const rows: FaultRows = [];
  for (const file of files) {
    for await (const { poem } of readJsonLines(file, poemRows, reading))
      rows.push(...faultsOf(linesOf(poem), forms));
  }
  return rows;
}
