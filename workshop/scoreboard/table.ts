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

const percent = (share: number) => (Number.isFinite(share) ? `${(100 * share).toFixed(1)} %` : '—');
const number = (value: number | undefined, digits: number) =>
  value === undefined || !Number.isFinite(value) ? '—' : value.toFixed(digits);

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
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(COLUMNS.map(([name]) => name)),
    line(COLUMNS.map((_, at) => (at === 0 ? '---' : '---:'))),
    ...rows.map((row) => line(COLUMNS.map(([, cell]) => cell(row)))),
  ].join('\n');
}
