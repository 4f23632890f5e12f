import { markdownTable, number, percent } from './markdown.ts';
import type { Scores } from './measure.ts';

/** One row of the scoreboard. */
export interface Row extends Scores {
  readonly who: string;
  /** Of held-out poems; absent for people. */
  readonly bitsPerLetter?: number;
  /** Milliseconds of a poem; absent for people. */
  readonly p50?: number;
  readonly p99?: number;
  /** Peak resident memory of the process that wrote the poems, MB. */
  readonly memory?: number;
}

const COLUMNS: readonly (readonly [string, (row: Row) => string])[] = [
  ['who', ({ who }) => who],
  ['poems', ({ poems }) => String(poems)],
  ['lines that rhyme', ({ rhymedLines }) => percent(rhymedLines)],
  ['pairs of the scheme', ({ boundPairs }) => percent(boundPairs)],
  ['lines in metre', ({ metricalLines }) => percent(metricalLines)],
  ['unknown words', ({ unknownWords }) => percent(unknownWords)],
  ['lines in the corpus', ({ takenLines }) => percent(takenLines)],
  ['distinct bigrams in a poem', ({ distinctWithin }) => number(distinctWithin, 3)],
  ['among poems', ({ distinctBetween }) => number(distinctBetween, 3)],
  ['bits a letter', ({ bitsPerLetter }) => number(bitsPerLetter, 3)],
  ['ms p50', ({ p50 }) => number(p50, 0)],
  ['ms p99', ({ p99 }) => number(p99, 0)],
  ['memory, MB', ({ memory }) => number(memory, 0)],
];

/** The rows as a Markdown table. */
export function table(rows: readonly Row[]): string {
  return markdownTable(
    COLUMNS.map(([title]) => title),
    rows.map((row) => COLUMNS.map(([, cell]) => cell(row))),
  );
}
