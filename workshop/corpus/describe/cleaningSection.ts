import type { Count, RuleName } from '../clean/report.ts';
import type { CleaningFigures } from './figures.ts';
import { whole } from './format.ts';
import { image, markdownTable, section } from './markdown.ts';
import { ruleTitles } from './ruleTitles.ts';

/** The section of a corpus page that says what cleaning dropped. */
export function cleaningSection(cleaning: readonly CleaningFigures[]): string {
  const rules = cleaning[0]?.rules.map(({ rule }) => rule) ?? [];
  const rows = rules.map((name) => [
    ruleTitles[name as RuleName] ?? name,
    ...cleaning.map((group) => {
      const dropped = group.rules.find(({ rule }) => rule === name);
      return dropped ? inWords(dropped) : '';
    }),
  ]);
  return section(
    '## Cleaning',
    'Poems and lines that each rule took ([the rules](../TRAINING.md)).',
    image('What each cleaning rule took', 'cleaning.svg'),
    markdownTable(
      ['poems / lines', ...cleaning.map(({ name }) => name)],
      [
        ['read', ...cleaning.map((group) => inWords(group.in))],
        ...rows,
        ['kept', ...cleaning.map((group) => inWords(group.out))],
      ],
    ),
  );
}

function inWords({ poems, lines }: Count): string {
  return `${whole(poems)} / ${whole(lines)}`;
}
