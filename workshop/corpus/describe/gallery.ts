import type { Distribution } from '../../statistics/histogram.ts';
import { ruleNames } from '../clean/report.ts';
import type { CorpusFigures } from './describe.ts';
import type { GroupFigures } from './groupTally.ts';
import { drawBarChart } from './pictures/barChart.ts';
import { drawCloud } from './pictures/cloud.ts';
import { drawLengthBars } from './pictures/lengthBars.ts';
import { drawLineChart, type Series } from './pictures/lineChart.ts';
import { ruleTitles } from './ruleTitles.ts';

const SCHEMES = 8;
const TOKEN_BIN = 20;
const LONGEST_TOKEN = 12;

/** The pictures of a corpus by file name. */
export function drawGallery({ groups, cleaning }: CorpusFigures): Map<string, string> {
  const pictures = new Map<string, string>();
  for (const [at, { name, contentWords }] of groups.entries()) {
    pictures.set(cloudName(name), drawCloud(`Commonest content words: ${name}`, contentWords, at));
  }
  pictures.set('poem-lengths.svg', poemLengths(groups));
  pictures.set(
    'line-words.svg',
    lengths(groups, 'Words in a line', 'words in a line', ({ lineWords }) => lineWords),
  );
  pictures.set(
    'line-syllables.svg',
    lengths(groups, 'Syllables in a line', 'syllables in a line', ({ lineSyllables }) => lineSyllables),
  );
  pictures.set('rhyme-schemes.svg', schemes(groups));
  pictures.set('poem-tokens.svg', poemTokens(groups));
  pictures.set('token-letters.svg', tokenLetters(groups));
  pictures.set('vocabulary.svg', vocabulary(groups));
  if (cleaning.length > 0) {
    const rules = ruleNames.filter((rule) =>
      cleaning.some(({ rules }) => rules.some((own) => own.rule === rule && own.lines > 0)),
    );
    const series = cleaning.map(({ name, rules: own }) => ({
      name,
      values: rules.map((rule) => own.find((figures) => figures.rule === rule)?.lineShare ?? 0),
    }));
    const chart = {
      title: 'What each cleaning rule took',
      xLabel: 'share of the lines read',
      format: percent,
    };
    pictures.set(
      'cleaning.svg',
      drawBarChart({ ...chart, categories: rules.map((rule) => ruleTitles[rule]), series }),
    );
  }
  return pictures;
}

/** File name of a group's cloud. */
export function cloudName(group: string): string {
  return `cloud-${group.toLowerCase().replace(/[^a-zа-я0-9]+/gu, '-')}.svg`;
}

/** A share as a reader reads it. */
export function percent(share: number): string {
  return `${(100 * share).toFixed(share < 0.0995 ? 1 : 0)} %`;
}

function poemLengths(groups: readonly GroupFigures[]): string {
  const panels = groups.map(({ name, poemLines, divisibleByFour }) => ({
    name,
    note: `${percent(divisibleByFour)} of the poems have a number of lines divisible by four`,
    shares: sharesOf(poemLines),
  }));
  const longest = Math.max(...groups.map(({ poemLines }) => poemLines.p95));
  return drawLengthBars(
    'Lines in a poem',
    'in colour: lengths divisible by four',
    panels,
    Math.min(64, Math.ceil(longest)),
  );
}

function lengths(
  groups: readonly GroupFigures[],
  title: string,
  xLabel: string,
  pick: (group: GroupFigures) => Distribution,
): string {
  const series = groups.map((group) => ({ name: group.name, points: sharesOf(pick(group)) }));
  const xMax = Math.max(...groups.map((group) => Math.ceil(pick(group).p95))) + 4;
  return shareChart(title, xLabel, 'share of the lines', series, xMax);
}

function schemes(groups: readonly GroupFigures[]): string {
  const totals = new Map<string, number>();
  for (const { quatrains } of groups) {
    for (const [scheme, count] of quatrains.schemes) {
      totals.set(scheme, (totals.get(scheme) ?? 0) + count / Math.max(1, quatrains.count));
    }
  }
  const categories = [...totals]
    .sort(([, a], [, b]) => b - a)
    .slice(0, SCHEMES)
    .map(([scheme]) => scheme);
  const series = groups.map(({ name, quatrains }) => {
    const shares = new Map(quatrains.schemes);
    return {
      name,
      values: categories.map((scheme) => (shares.get(scheme) ?? 0) / Math.max(1, quatrains.count)),
    };
  });
  return drawBarChart({
    title: 'Rhyme schemes of quatrains',
    xLabel: 'share of the quatrains',
    categories,
    series,
    format: percent,
  });
}

function poemTokens(groups: readonly GroupFigures[]): string {
  const series = groups.map(({ name, poemTokens: own }) => {
    const bins = new Map<number, number>();
    for (const [tokens, count] of own.histogram) {
      const bin = Math.floor(tokens / TOKEN_BIN) * TOKEN_BIN + TOKEN_BIN / 2;
      bins.set(bin, (bins.get(bin) ?? 0) + count / own.count);
    }
    return { name, points: [...bins].sort(([a], [b]) => a - b) };
  });
  const xMax = Math.max(...groups.map(({ poemTokens: own }) => own.p95));
  return shareChart(
    'Tokens in a poem',
    'tokens in a poem',
    `share of the poems, by ${TOKEN_BIN} tokens`,
    series,
    xMax,
  );
}

function tokenLetters(groups: readonly GroupFigures[]): string {
  const series = groups.map(({ name, tokenLetters: own }) => ({ name, points: sharesOf(own) }));
  return shareChart(
    'Letters in a token',
    'letters in a token',
    'share of the tokens that hold letters',
    series,
    LONGEST_TOKEN,
  );
}

function vocabulary(groups: readonly GroupFigures[]): string {
  const series = groups.map(({ name, vocabulary: own }) => ({ name, points: own.growth }));
  const last = series.map(({ points }): readonly [number, number] => points.at(-1) ?? [1, 1]);
  return drawLineChart({
    title: 'Vocabulary growth',
    xLabel: 'words read',
    yLabel: 'different word forms',
    series,
    xMax: Math.max(...last.map(([words]) => words)),
    yMax: Math.max(...last.map(([, forms]) => forms)),
    formatX: thousands,
    formatY: thousands,
  });
}

function shareChart(
  title: string,
  xLabel: string,
  yLabel: string,
  series: readonly Series[],
  xMax: number,
): string {
  const yMax = Math.max(
    ...series.flatMap(({ points }) => points.filter(([x]) => x <= xMax).map(([, share]) => share)),
  );
  return drawLineChart({ title, xLabel, yLabel, series, xMax, yMax, formatX: String, formatY: percent });
}

function sharesOf({ histogram, count }: Distribution): [number, number][] {
  return histogram.map(([value, times]) => [value, times / Math.max(1, count)]);
}

function thousands(value: number): string {
  return value < 1000 ? String(value) : `${value / 1000} k`;
}
