import type { Line } from './cost.ts';

/** A bill for one number of poems. */
export interface Bill {
  readonly poems: number;
  readonly lines: readonly Line[];
}

/** A table in Markdown: a row for each line of the bills, a column for each number of poems, and the sums. */
export function tableOf(bills: readonly Bill[]): string {
  const heads = bills.map(({ poems }) => `${poems.toLocaleString('en')} poems`);
  const rows = (bills[0]?.lines ?? []).map(({ what }, nth) => [
    what,
    ...bills.map(({ lines }) => inDollars(lines[nth]?.dollars ?? 0)),
  ]);
  const sums = (key: 'dollars' | 'afterFree') =>
    bills.map(({ lines }) => `**${inDollars(lines.reduce((sum, line) => sum + line[key], 0))}**`);
  return [
    ['a month', ...heads],
    ['---', ...heads.map(() => '--:')],
    ...rows,
    ['**sum**', ...sums('dollars')],
    ['**less what every account has free**', ...sums('afterFree')],
  ]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

/** US dollars, with as many places as a small sum needs. */
export function inDollars(amount: number): string {
  if (amount === 0) return '–';
  if (amount < 0.005) return '< $0.01';
  return amount.toLocaleString('en', { style: 'currency', currency: 'USD' });
}
