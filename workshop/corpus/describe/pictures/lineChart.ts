import { scaleLinear } from 'd3-scale';
import { curveMonotoneX, line } from 'd3-shape';
import { chartLegend } from './legend.ts';
import { element, label, picture } from './svg.ts';

export interface Series {
  name: string;
  points: readonly (readonly [x: number, y: number])[];
}

export interface LineChart {
  title: string;
  /** What the axes measure. The label of the y axis is above the plot. */
  xLabel: string;
  yLabel: string;
  series: readonly Series[];
  /** The axes go from zero to these values. */
  xMax: number;
  yMax: number;
  formatX: (value: number) => string;
  formatY: (value: number) => string;
}

const WIDTH = 760;
const PLOT = { left: 66, right: 28, height: 280 };

/** Lines of several series on one pair of axes. Points beyond the x axis are left out. */
export function drawLineChart(chart: LineChart): string {
  const key = chartLegend(chart.series, WIDTH);
  const top = key.bottom + 30;
  const bottom = top + PLOT.height;
  const x = scaleLinear([0, chart.xMax], [PLOT.left, WIDTH - PLOT.right]);
  const y = scaleLinear([0, chart.yMax], [bottom, top]);
  const path = line<readonly [number, number]>(
    ([value]) => x(value),
    ([, value]) => y(value),
  ).curve(curveMonotoneX);
  return picture(
    chart.title,
    WIDTH,
    bottom + 56,
    key.markup,
    label(chart.yLabel, 20, top - 14, 'faint'),
    ...y
      .ticks(5)
      .flatMap((tick) => [
        element('path', { class: 'grid', d: `M${PLOT.left} ${y(tick).toFixed(1)}H${WIDTH - PLOT.right}` }),
        label(chart.formatY(tick), PLOT.left - 8, y(tick) + 4, 'faint', 'end'),
      ]),
    ...x
      .ticks(8)
      .filter((tick) => Number.isInteger(tick))
      .map((tick) => label(chart.formatX(tick), x(tick), bottom + 18, 'faint', 'middle')),
    label(chart.xLabel, (PLOT.left + WIDTH - PLOT.right) / 2, bottom + 40, 'faint', 'middle'),
    ...chart.series.map((series, at) =>
      element('path', {
        class: `line${at}`,
        d: path(series.points.filter(([value]) => value <= chart.xMax)) ?? '',
      }),
    ),
  );
}
