import { namedSchemes } from '../forms/scheme.ts';
import type { MeterChoice, SchemeChoice } from './choices.ts';

/** Small drawings beside the choices, as SVG. They say nothing that the words do not, and are hidden from readers. */

const svg = (width: number, height: number, shapes: string) =>
  `<svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" aria-hidden="true" focusable="false">${shapes}</svg>`;

const WIDTH = 26;
const HEIGHT = 18;

/** Lines as strokes; those of one letter have one colour. @param stanzas letters, a stanza each; `-` has no colour. */
function drawLines(stanzas: readonly string[]): string {
  const letters = [...stanzas.join('')];
  const gap = stanzas.length - 1;
  const step = HEIGHT / (letters.length + gap * 0.7);
  const known = [...new Set(letters.filter((letter) => letter !== '-'))];
  let y = step / 2;
  const strokes = stanzas.flatMap((stanza, nth) => {
    if (nth > 0) y += step * 0.7;
    return [...stanza].map((letter, at) => {
      const width = letter === '-' ? WIDTH - 6 : WIDTH - (at % 2) * 4;
      const colour = letter === '-' ? '' : ` class="r${known.indexOf(letter)}"`;
      const stroke = `<path${colour} d="M1 ${y.toFixed(1)}h${width - 2}"/>`;
      y += step;
      return stroke;
    });
  });
  const thickness = Math.min(2, step * 0.5).toFixed(1);
  return svg(WIDTH, HEIGHT, `<g stroke-width="${thickness}" stroke-linecap="round">${strokes.join('')}</g>`);
}

export function drawLength(lines: string): string {
  return drawLines(Array.from({ length: Number(lines) / 4 }, () => '----'));
}

export function drawScheme(scheme: SchemeChoice): string {
  if (scheme === 'auto') return drawLines(['----']);
  const letters = scheme in namedSchemes ? namedSchemes[scheme as keyof typeof namedSchemes] : scheme;
  return drawLines(letters.split(' '));
}

/** Strong syllables as large dots, weak ones as small: two feet, or as a dolnik may run. */
const BEATS: Readonly<Record<MeterChoice, string>> = {
  auto: '····',
  iamb: '·O·O',
  trochee: 'O·O·',
  dactyl: 'O··O··',
  amphibrach: '·O··O·',
  anapest: '··O··O',
  dolnik: 'O··O·O',
};

export function drawMeter(meter: MeterChoice): string {
  const step = 7;
  const dots = [...BEATS[meter]].map((beat, at) => {
    const radius = beat === 'O' ? 3 : 1.5;
    return `<circle class="${beat === 'O' ? 'beat' : 'off'}" cx="${at * step + 4}" cy="9" r="${radius}"/>`;
  });
  return svg(step * 6 + 1, HEIGHT, dots.join(''));
}
