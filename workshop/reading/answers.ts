import type { Side } from './pairs.ts';

/** Marks of one poem, 1 to 5. */
export interface Marks {
  readonly sense: number;
  readonly grammar: number;
}

/** What a reader said of one pair. */
export interface Answer {
  readonly pair: number;
  /** The poem that the reader takes for the person's. */
  readonly person: Side;
  /** 1 to 3. */
  readonly sure: number;
  readonly A: Marks;
  readonly B: Marks;
}

/** An answers file that can't be scored. The message names file, line and what is wrong. */
export class AnswersError extends Error {
  override readonly name = 'AnswersError';
}

const COLUMNS = 'pair person sure A-sense A-grammar B-sense B-grammar';
/** Readers with a Russian keyboard type А and В. */
const SIDES = new Map<string, Side>([
  ['A', 'A'],
  ['А', 'A'],
  ['B', 'B'],
  ['В', 'B'],
]);

/**
 * Reads a filled-in answers file: a row for each pair, columns apart by spaces, tabs or `|`; `#` begins a comment.
 * @param file its name, for error messages.
 * @throws AnswersError
 */
export function parseAnswers(text: string, file: string): Answer[] {
  const answers = text.split(/\r?\n/u).flatMap((row, at) => {
    const cells = row
      .replace(/#.*/u, '')
      .split(/[\s|]+/u)
      .filter((cell) => cell !== '');
    return cells.length === 0 ? [] : [parseRow(cells, `${file}:${at + 1}`)];
  });
  if (answers.length === 0) throw new AnswersError(`${file} holds no answers`);
  const seen = new Set<number>();
  for (const { pair } of answers) {
    if (seen.has(pair)) throw new AnswersError(`${file}: pair ${pair} is answered twice`);
    seen.add(pair);
  }
  return answers;
}

function parseRow(cells: readonly string[], place: string): Answer {
  if (cells.length !== 7)
    throw new AnswersError(`${place}: ${cells.length} values where there must be 7: ${COLUMNS}`);
  const [pair, person, sure, ...marks] = cells as [string, string, string, ...string[]];
  const side = SIDES.get(person.toUpperCase());
  if (!side) throw new AnswersError(`${place}: person must be A or B, not "${person}"`);
  const [senseA, grammarA, senseB, grammarB] = marks.map((mark, at) =>
    within(mark, 5, COLUMNS.split(' ')[3 + at] as string, place),
  ) as [number, number, number, number];
  return {
    pair: within(pair, Number.MAX_SAFE_INTEGER, 'pair', place),
    person: side,
    sure: within(sure, 3, 'sure', place),
    A: { sense: senseA, grammar: grammarA },
    B: { sense: senseB, grammar: grammarB },
  };
}

function within(cell: string, highest: number, name: string, place: string): number {
  const value = Number(cell);
  if (Number.isInteger(value) && value >= 1 && value <= highest) return value;
  const range =
    highest === Number.MAX_SAFE_INTEGER ? 'a whole number' : `a whole number from 1 to ${highest}`;
  throw new AnswersError(`${place}: ${name} must be ${range}, not "${cell}"`);
}
