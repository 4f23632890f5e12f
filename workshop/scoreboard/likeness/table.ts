import { markdownTable, number, percent } from '../markdown.ts';
import type { Likeness, MeasureName } from './likeness.ts';

/** One row: a poet's name and figures. */
export interface LikenessRow extends Likeness {
  readonly who: string;
  readonly poems: number;
}

const COLUMNS: readonly (readonly [string, MeasureName, (value: number) => string])[] = [
  ['subject kept', 'subject', (value) => number(value, 3)],
  ['stock 3-grams', 'stock', percent],
  ['rare words', 'rare', percent],
  ['near lines', 'near', percent],
  ['repeated lemmas', 'repeated', percent],
  ['errors in 100 lines', 'errors', (value) => number(100 * value, 1)],
];

/** The rows as a Markdown table; AUC in brackets. */
export function likenessTable(rows: readonly LikenessRow[]): string {
  return markdownTable(
    ['who', 'poems', ...COLUMNS.map(([title]) => title)],
    rows.map(({ who, poems, means, auc }) => [
      who,
      String(poems),
      ...COLUMNS.map(([, name, show]) => {
        const area = auc?.[name];
        const shown = show(means[name]);
        return area === undefined || Number.isNaN(area) ? shown : `${shown} (${area.toFixed(2)})`;
      }),
    ]),
  );
}
