import { scaleBand, scaleLinear } from 'd3-scale';
import { chartLegend } from './legend.ts';
import { element, label, picture } from './svg.ts';
import { textWidth } from './textWidth.ts';

export interface BarChart {
  title: string;
  xLabel: string;
  /** Each has a cluster of bars, from top to bottom. */
  categories: readonly string[];
  /** `values[c]` is the length of the bar for category c. */
  series: readonly { name: string; values: readonly number[] }[];
  format: (value: number) => string;
}

const WIDTH = 760;
const BAR = 13;
const RIGHT = 64;

/** Clusters of horizontal bars, one bar for each series, with its value at the end. */
export function drawBarChart(chart: BarChart): string {
  const key = chartLegend(chart.series, WIDTH);
  const top = key.bottom + 28;
  const cluster = chart.series.length * BAR + 14;
  const bottom = top + chart.categories.length * cluster;
  const left = 32 + Math.max(0, ...chart.categories.map((name) => textWidth(name, 13)));
  const largest = Math.max(0, ...chart.series.flatMap((series) => series.values));
  const x = scaleLinear([0, largest || 1], [left, WIDTH - RIGHT]);
  const inner = scaleBand(
    chart.series.map((_, at) => at),
    [7, cluster - 7],
  ).paddingInner(0.15);
  const thickness = inner.bandwidth();
  return picture(
    chart.title,
    WIDTH,
    bottom + 16,
    key.markup,
    label(chart.xLabel, 20, top - 12, 'faint'),
    ...chart.categories.flatMap((category, row) => {
      const start = top + row * cluster;
      return [
        element('path', { class: 'grid', d: `M20 ${start.toFixed(1)}H${WIDTH - 20}` }),
        label(category, left - 10, start + cluster / 2 + 4, 'text', 'end'),
        ...chart.series.flatMap(({ values }, at) => {
          const value = values[row] ?? 0;
          const y = start + (inner(at) ?? 0);
          return [
            element('rect', {
              x: left,
              y,
              width: Math.max(1, x(value) - left),
              height: thickness,
              rx: 1.5,
              class: `fill${at}`,
            }),
            label(chart.format(value), x(value) + 6, y + thickness / 2 + 4, 'faint'),
          ];
        }),
      ];
    }),
  );
}
