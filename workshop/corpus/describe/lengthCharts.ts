import type { Distribution } from '../../statistics/histogram.ts';
import type { GroupFigures } from './figures.ts';
import { percent, thousands } from './format.ts';
import { drawLengthBars } from './pictures/lengthBars.ts';
import { drawLineChart, type Series } from './pictures/lineChart.ts';

const TOKEN_BIN = 20;
const LONGEST_TOKEN = 12;
const LONGEST_POEM = 64;

/** Lines in a poem, one panel a group. */
export function drawPoemLengths(groups: readonly GroupFigures[]): string {
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
    Math.min(LONGEST_POEM, Math.ceil(longest)),
  );
}

/** Lengths of lines, in what the label says. */
export function drawLineLengths(
  groups: readonly GroupFigures[],
  title: string,
  xLabel: string,
  pick: (group: GroupFigures) => Distribution,
): string {
  const series = groups.map((group) => ({ name: group.name, points: sharesOf(pick(group)) }));
  const xMax = Math.max(...groups.map((group) => Math.ceil(pick(group).p95))) + 4;
  return drawShares(title, xLabel, 'share of the lines', series, xMax);
}

/** Tokens in a poem, in bins. */
export function drawPoemTokens(groups: readonly GroupFigures[]): string {
  const series = groups.map(({ name, poemTokens }) => {
    const bins = new Map<number, number>();
    for (const [tokens, count] of poemTokens.histogram) {
      const bin = Math.floor(tokens / TOKEN_BIN) * TOKEN_BIN + TOKEN_BIN / 2;
      bins.set(bin, (bins.get(bin) ?? 0) + count / poemTokens.count);
    }
    return { name, points: [...bins].sort(([a], [b]) => a - b) };
  });
  const xMax = Math.max(...groups.map(({ poemTokens }) => poemTokens.p95));
  const yLabel = `share of the poems, by ${TOKEN_BIN} tokens`;
  return drawShares('Tokens in a poem', 'tokens in a poem', yLabel, series, xMax);
}

export function drawTokenLetters(groups: readonly GroupFigures[]): string {
  const series = groups.map(({ name, tokenLetters }) => ({ name, points: sharesOf(tokenLetters) }));
  const yLabel = 'share of the tokens that hold letters';
  return drawShares('Letters in a token', 'letters in a token', yLabel, series, LONGEST_TOKEN);
}

export function drawVocabularyGrowth(groups: readonly GroupFigures[]): string {
  const series = groups.map(({ name, vocabulary }) => ({ name, points: vocabulary.growth }));
  const ends = series.map(({ points }): readonly [number, number] => points.at(-1) ?? [1, 1]);
  return drawLineChart({
    title: 'Vocabulary growth',
    xLabel: 'words read',
    yLabel: 'different word forms',
    series,
    xMax: Math.max(...ends.map(([words]) => words)),
    yMax: Math.max(...ends.map(([, forms]) => forms)),
    formatX: thousands,
    formatY: thousands,
  });
}

function drawShares(
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
