import { ruleNames } from '../clean/report.ts';
import type { CleaningFigures, CorpusFigures, GroupFigures } from './figures.ts';
import { percent } from './format.ts';
import {
  drawLineLengths,
  drawPoemLengths,
  drawPoemTokens,
  drawTokenLetters,
  drawVocabularyGrowth,
} from './lengthCharts.ts';
import { drawBarChart } from './pictures/barChart.ts';
import { drawCloud } from './pictures/cloud.ts';
import { ruleTitles } from './ruleTitles.ts';

/** Rhyme schemes in their chart. */
const SCHEMES = 8;

/** The pictures of a corpus, by file name. */
export function drawGallery({ groups, cleaning }: CorpusFigures): Map<string, string> {
  const pictures = new Map<string, string>();
  for (const [at, { name, contentWords }] of groups.entries()) {
    pictures.set(cloudName(name), drawCloud(`Commonest content words: ${name}`, contentWords, at));
  }
  pictures.set('poem-lengths.svg', drawPoemLengths(groups));
  pictures.set(
    'line-words.svg',
    drawLineLengths(groups, 'Words in a line', 'words in a line', ({ lineWords }) => lineWords),
  );
  pictures.set(
    'line-syllables.svg',
    drawLineLengths(
      groups,
      'Syllables in a line',
      'syllables in a line',
      ({ lineSyllables }) => lineSyllables,
    ),
  );
  pictures.set('rhyme-schemes.svg', drawSchemes(groups));
  pictures.set('poem-tokens.svg', drawPoemTokens(groups));
  pictures.set('token-letters.svg', drawTokenLetters(groups));
  pictures.set('vocabulary.svg', drawVocabularyGrowth(groups));
  if (cleaning.length > 0) pictures.set('cleaning.svg', drawCleaning(cleaning));
  return pictures;
}

/** File name of a group's cloud. */
export function cloudName(group: string): string {
  return `cloud-${group.toLowerCase().replace(/[^a-zа-я0-9]+/gu, '-')}.svg`;
}

function drawSchemes(groups: readonly GroupFigures[]): string {
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
    const counts = new Map(quatrains.schemes);
    return {
      name,
      values: categories.map((scheme) => (counts.get(scheme) ?? 0) / Math.max(1, quatrains.count)),
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

function drawCleaning(cleaning: readonly CleaningFigures[]): string {
  const rules = ruleNames.filter((name) =>
    cleaning.some((group) => group.rules.some(({ rule, lines }) => rule === name && lines > 0)),
  );
  const series = cleaning.map((group) => ({
    name: group.name,
    values: rules.map((name) => group.rules.find(({ rule }) => rule === name)?.lineShare ?? 0),
  }));
  return drawBarChart({
    title: 'What each cleaning rule took',
    xLabel: 'share of the lines read',
    categories: rules.map((name) => ruleTitles[name]),
    series,
    format: percent,
  });
}
