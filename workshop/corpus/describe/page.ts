import type { Distribution } from '../../statistics/histogram.ts';
import type { RuleName } from '../clean/report.ts';
import type { CorpusFigures } from './describe.ts';
import { cloudName, percent } from './gallery.ts';
import type { GroupFigures } from './groupTally.ts';
import { SAMPLED } from './rhymes.ts';
import { ruleTitles } from './ruleTitles.ts';

/** The page of a corpus in Markdown; its pictures lie beside it. */
export function writePage({ groups, cleaning, vocabularySize }: CorpusFigures): string {
  const names = groups.map(({ name }) => name);
  const table = (rows: readonly (readonly [string, (group: GroupFigures) => string])[]) =>
    markdownTable(
      ['', ...names],
      rows.map(([head, cell]) => [head, ...groups.map(cell)]),
    );
  const sections: string[] = [
    '# The corpus in figures\n\nMade by `npm run corpus:describe` from cleaned poems: words and numbers, no verse. `corpus.json` holds the same figures and the whole distributions.',
    table([
      ['poems', ({ poems }) => whole(poems)],
      ['of them obscene', ({ obscenePoems }) => whole(obscenePoems)],
      ['lines', ({ lines }) => whole(lines)],
      ['words', ({ words }) => whole(words)],
      ['different word forms', ({ vocabulary }) => whole(vocabulary.forms)],
      ['of them met once', ({ vocabulary }) => percent(vocabulary.once / Math.max(1, vocabulary.forms))],
    ]),
    `## Words\n\nThe commonest content words: stop words and obscene poems are left out.\n\n${names.map((name) => image(`Word cloud: ${name}`, cloudName(name))).join('\n\n')}`,
    `## Poems\n\n${image('Lines in a poem', 'poem-lengths.svg')}\n\n${table([
      ['lines in a poem, median (5th to 95th percentile)', ({ poemLines }) => spread(poemLines)],
      ['number of lines divisible by four', ({ divisibleByFour }) => percent(divisibleByFour)],
    ])}`,
    `## Lines\n\n${image('Words in a line', 'line-words.svg')}\n\n${image('Syllables in a line', 'line-syllables.svg')}\n\n${table(
      [
        ['words in a line, median (5th to 95th percentile)', ({ lineWords }) => spread(lineWords)],
        ['syllables in a line', ({ lineSyllables }) => spread(lineSyllables)],
      ],
    )}`,
    `## Rhyme\n\nRhyme schemes of stanzas of four lines, one in ${SAMPLED} of them, as the scansion engine hears them ([how](../PROSODY.md)); \`-\` is a line that rhymes with none.\n\n${image('Rhyme schemes of quatrains', 'rhyme-schemes.svg')}\n\n${table(
      [
        ['quatrains listened to', ({ quatrains }) => whole(quatrains.count)],
        ['with at least one rhyme', ({ quatrains }) => percent(1 - schemeShare(quatrains, '----'))],
      ],
    )}`,
    `## Tokens\n\nOf the tokenizer's ${whole(vocabularySize)} tokens.\n\n${image('Tokens in a poem', 'poem-tokens.svg')}\n\n${image('Letters in a token', 'token-letters.svg')}\n\n${table(
      [
        ['tokens in a poem, median (5th to 95th percentile)', ({ poemTokens }) => spread(poemTokens)],
        ['letters in a token, mean', ({ tokenLetters }) => tokenLetters.mean.toFixed(2)],
      ],
    )}`,
    `## Vocabulary\n\n${image('Vocabulary growth', 'vocabulary.svg')}`,
  ];
  if (cleaning.length > 0) {
    const rules = cleaning[0]?.rules.map(({ rule }) => rule) ?? [];
    const rows = rules.map((rule) => [
      ruleTitles[rule as RuleName] ?? rule,
      ...cleaning.map(({ rules: own }) => {
        const taken = own.find((figures) => figures.rule === rule);
        return taken ? `${whole(taken.poems)} / ${whole(taken.lines)}` : '';
      }),
    ]);
    const total = (head: string, pick: 'in' | 'out') => [
      head,
      ...cleaning.map((group) => `${whole(group[pick].poems)} / ${whole(group[pick].lines)}`),
    ];
    sections.push(
      `## Cleaning\n\nPoems and lines that each rule took ([the rules](../TRAINING.md)).\n\n${image('What each cleaning rule took', 'cleaning.svg')}\n\n${markdownTable(
        ['poems / lines', ...cleaning.map(({ name }) => name)],
        [total('read', 'in'), ...rows, total('kept', 'out')],
      )}`,
    );
  }
  return `${sections.join('\n\n')}\n`;
}

function schemeShare({ count, schemes }: GroupFigures['quatrains'], scheme: string): number {
  return (schemes.find(([own]) => own === scheme)?.[1] ?? 0) / Math.max(1, count);
}

function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [row(head), row(head.map((_, at) => (at === 0 ? '---' : '--:'))), ...rows.map(row)].join('\n');
}

function image(text: string, file: string): string {
  return `![${text}](${file})`;
}

function spread({ median, p5, p95 }: Distribution): string {
  return `${Math.round(median)} (${Math.round(p5)}–${Math.round(p95)})`;
}

function whole(value: number): string {
  return value.toLocaleString('en-US');
}
