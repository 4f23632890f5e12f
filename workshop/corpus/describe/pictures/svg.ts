/** Colours of the groups on a light and on a dark background. No pair depends on telling red from green. */
const SERIES: readonly (readonly [light: string, dark: string])[] = [
  ['#0b62c4', '#6cb2ff'],
  ['#c2500a', '#ff9f5a'],
  ['#0a7d5f', '#4fd1a5'],
  ['#8a3fb5', '#d09bff'],
  ['#8c6d00', '#e6c84a'],
  ['#b3246b', '#ff86bd'],
  ['#4b5a6b', '#aebccb'],
  ['#167f93', '#62d3e6'],
];

const INK = { ground: ['#ffffff', '#14181e'], text: ['#1c2128', '#e6e9ee'], faint: ['#59636e', '#a3adb8'] };
const LINES = { grid: ['#e3e7ec', '#2b323b'], muted: ['#c3cad3', '#4a5461'] };

type Attributes = Readonly<Record<string, string | number>>;

/** An SVG element. Attribute values are escaped, children are markup, numbers have one decimal. */
export function element(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const written = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? decimal(value) : escapeXml(value)}"`)
    .join('');
  return children.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${children.join('')}</${name}>`;
}

/** A line of text. @param anchor which part of the text is at `x`. */
export function label(
  text: string,
  x: number,
  y: number,
  style: string,
  anchor: 'start' | 'middle' | 'end' = 'start',
): string {
  return element('text', { x, y, class: style, 'text-anchor': anchor }, escapeXml(text));
}

/**
 * A whole picture with background, title (for screen readers too) and the styles of both colour schemes. The styles use
 * no CSS variables, because some SVG renderers do not support them.
 */
export function picture(
  title: string,
  width: number,
  height: number,
  ...children: readonly string[]
): string {
  return `${element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${Math.ceil(height)}`,
      width,
      height: Math.ceil(height),
      role: 'img',
    },
    element('title', {}, escapeXml(title)),
    `\n<style>\n${styles(0)}\n@media (prefers-color-scheme: dark) {\n${styles(1)}\n}\n</style>\n`,
    element('rect', { class: 'ground', width, height: Math.ceil(height), rx: 8 }),
    label(title, 20, 32, 'title'),
    `\n${children.join('\n')}\n`,
  )}\n`;
}

function styles(scheme: 0 | 1): string {
  const rules = [
    `.ground { fill: ${INK.ground[scheme]} }`,
    `text { fill: ${INK.text[scheme]}; font: 13px system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', sans-serif }`,
    '.title { font-size: 17px; font-weight: 600 }',
    '.strong { font-weight: 600 }',
    `.faint { fill: ${INK.faint[scheme]}; font-size: 12px }`,
    `.grid { stroke: ${LINES.grid[scheme]}; fill: none }`,
    `.muted { fill: ${LINES.muted[scheme]} }`,
    ...SERIES.map((colours, at) => `.fill${at} { fill: ${colours[scheme]} }`),
    ...SERIES.map(
      (colours, at) =>
        `.line${at} { stroke: ${colours[scheme]}; fill: none; stroke-width: 2.2; stroke-linejoin: round }`,
    ),
  ];
  return rules.join('\n');
}

function decimal(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** Text escaped for XML. */
export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/(?!\s)\p{Cc}/gu, '');
}
