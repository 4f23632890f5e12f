import { scaleLinear } from 'd3-scale';
import { element, escapeXml, label, picture } from './svg.ts';

export interface LengthPanel {
  name: string;
  /** Shown to the right of the name. */
  note: string;
  /** `[lines, share of the poems]`. */
  shares: readonly (readonly [lines: number, share: number])[];
}

const WIDTH = 760;
const PLOT = { left: 56, right: 24, height: 84, pitch: 138, top: 92 };

/** Poem lengths, one panel below another for each group. Lengths divisible by four have the group's colour. */
export function drawLengthBars(
  title: string,
  key: string,
  panels: readonly LengthPanel[],
  xMax: number,
): string {
  const x = scaleLinear([0.5, xMax + 0.5], [PLOT.left, WIDTH - PLOT.right]);
  const step = x(2) - x(1);
  const ticks = x.ticks(Math.min(16, xMax)).filter((tick) => Number.isInteger(tick));
  const fours = Array.from({ length: Math.floor(xMax / 4) }, (_, at) => (at + 1) * 4);
  const marks = xMax > 120 || fours.length === 0 ? ticks : fours;
  const bottom = PLOT.top + panels.length * PLOT.pitch;
  return picture(
    title,
    WIDTH,
    bottom + 14,
    label(key, 20, 54, 'faint'),
    ...panels.flatMap((panel, at) => {
      const top = PLOT.top + at * PLOT.pitch + 8;
      const base = top + PLOT.height;
      const shown = panel.shares.filter(([lines]) => lines >= 1 && lines <= xMax);
      const y = scaleLinear([0, Math.max(0.01, ...shown.map(([, share]) => share))], [base, top]);
      return [
        element(
          'text',
          { x: 20, y: top - 10 },
          element('tspan', { class: `strong fill${at}` }, escapeXml(panel.name)),
          element('tspan', { class: 'faint', dx: 10 }, escapeXml(panel.note)),
        ),
        ...y.ticks(2).flatMap((tick) => [
          element('path', {
            class: 'grid',
            d: `M${PLOT.left} ${y(tick).toFixed(1)}H${WIDTH - PLOT.right}`,
          }),
          label(`${+(tick * 100).toFixed(1)} %`, PLOT.left - 6, y(tick) + 4, 'faint', 'end'),
        ]),
        ...shown.map(([lines, share]) =>
          element('rect', {
            x: x(lines) - step * 0.4,
            y: y(share),
            width: step * 0.8,
            height: Math.max(0.5, base - y(share)),
            class: lines % 4 === 0 ? `fill${at}` : 'muted',
          }),
        ),
        ...marks.map((tick) => label(String(tick), x(tick), base + 16, 'faint', 'middle')),
      ];
    }),
    label('lines in a poem', (PLOT.left + WIDTH - PLOT.right) / 2, bottom + 2, 'faint', 'middle'),
  );
}
