import type { BillItem } from './cost.ts';
import type { FloodBill } from './flood.ts';

/** A bill for one number of poems. */
export interface Bill {
  readonly poems: number;
  readonly items: readonly BillItem[];
}

/** A Markdown table with a row for each item of the bills, a column for each number of poems, and the sums. */
export function tableOf(bills: readonly Bill[]): string {
  const heads = bills.map(({ poems }) => `${poems.toLocaleString('en')} poems`);
  const rows = (bills[0]?.items ?? []).map(({ what }, nth) => [
    what,
    ...bills.map(({ items }) => inDollars(items[nth]?.dollars ?? 0)),
  ]);
  const sums = (key: 'dollars' | 'afterFree') =>
    bills.map(({ items }) => `**${inDollars(items.reduce((sum, item) => sum + item[key], 0))}**`);
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

/** An amount of US dollars, to the cent. */
export function inDollars(amount: number): string {
  if (amount === 0) return '–';
  if (amount < 0.005) return '< $0.01';
  return amount.toLocaleString('en', { style: 'currency', currency: 'USD' });
}

/** A Markdown table with a column for each bill of a flooded month. */
export function floodTable(bills: Readonly<Record<string, FloodBill>>): string {
  const columns = Object.entries(bills);
  const row = (what: string, amountOf: (bill: FloodBill) => number) =>
    [what, ...columns.map(([, bill]) => inDollars(amountOf(bill)))].join(' | ');
  return [
    ['a month', ...columns.map(([name]) => name)].join(' | '),
    ['---', ...columns.map(() => '--:')].join(' | '),
    row('poems for the API', ({ api }) => api),
    row('pages and refusals', ({ pages }) => pages),
    row('the bot', ({ bot }) => bot),
    row('fixed', ({ fixed }) => fixed),
    row('**sum**', ({ api, pages, bot, fixed }) => api + pages + bot + fixed),
  ]
    .map((cells) => `| ${cells} |`)
    .join('\n');
}
