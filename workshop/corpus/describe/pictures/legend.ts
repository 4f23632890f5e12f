import { element, label } from './svg.ts';
import { textWidth } from './textWidth.ts';

const ROW = 20;
const GAP = 18;

/** The legend of a chart, below its title. @returns its markup and where it ends. */
export function chartLegend(
  series: readonly { readonly name: string }[],
  chartWidth: number,
): { markup: string; bottom: number } {
  const top = 48;
  const names = series.map(({ name }) => name);
  const { markup, height } = legend(names, 20, top, chartWidth - 40);
  return { markup, bottom: top + height };
}

/** Names of the series beside patches of their colours, in as many rows as the width needs. */
function legend(
  names: readonly string[],
  x: number,
  y: number,
  width: number,
): { markup: string; height: number } {
  let left = 0;
  let row = 0;
  const parts = names.map((name, at) => {
    const needed = 18 + textWidth(name, 13);
    if (left > 0 && left + needed > width) {
      left = 0;
      row++;
    }
    const patch = element('rect', {
      x: x + left,
      y: y + row * ROW,
      width: 12,
      height: 12,
      rx: 2,
      class: `fill${at}`,
    });
    const text = label(name, x + left + 18, y + row * ROW + 11, 'text');
    left += needed + GAP;
    return patch + text;
  });
  return { markup: parts.join('\n'), height: (row + 1) * ROW };
}
