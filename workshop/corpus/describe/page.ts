import type { Distribution } from '../../statistics/histogram.ts';
import { cleaningSection } from './cleaningSection.ts';
import type { CorpusFigures, GroupFigures } from './figures.ts';
import { percent, whole } from './format.ts';
import { cloudName } from './gallery.ts';
import { image, markdownTable, section } from './markdown.ts';
import { SAMPLED } from './rhymes.ts';

/** The page of a corpus in Markdown; its pictures are beside it. */
export function writePage({ groups, cleaning, vocabularySize }: CorpusFigures): string {
  const names = groups.map(({ name }) => name);
  /** A table with a column for each group. */
  const table = (...rows: readonly (readonly [string, (group: GroupFigures) => string])[]) =>
    markdownTable(
      ['', ...names],
      rows.map(([head, cell]) => [head, ...groups.map(cell)]),
    );
  const sections = [
    section(
      '# The corpus in figures',
      'Made by `npm run corpus:describe` from cleaned poems: words and numbers, no verse. `corpus.json` holds the same figures and the whole distributions.',
      table(
        ['poems', ({ poems }) => whole(poems)],
        ['of them obscene', ({ obscenePoems }) => whole(obscenePoems)],
        ['lines', ({ lines }) => whole(lines)],
        ['words', ({ words }) => whole(words)],
        ['different word forms', ({ vocabulary }) => whole(vocabulary.forms)],
        ['of them met once', ({ vocabulary }) => percent(vocabulary.once / Math.max(1, vocabulary.forms))],
      ),
    ),
    section(
      '## Words',
      'The commonest content words: stop words and obscene poems are left out.',
      ...names.map((name) => image(`Word cloud: ${name}`, cloudName(name))),
    ),
    section(
      '## Poems',
      image('Lines in a poem', 'poem-lengths.svg'),
      table(
        ['lines in a poem, median (5th to 95th percentile)', ({ poemLines }) => spread(poemLines)],
        ['number of lines divisible by four', ({ divisibleByFour }) => percent(divisibleByFour)],
      ),
    ),
    section(
      '## Lines',
      image('Words in a line', 'line-words.svg'),
      image('Syllables in a line', 'line-syllables.svg'),
      table(
        ['words in a line, median (5th to 95th percentile)', ({ lineWords }) => spread(lineWords)],
        ['syllables in a line', ({ lineSyllables }) => spread(lineSyllables)],
      ),
    ),
    section(
      '## Rhyme',
      `Rhyme schemes of stanzas of four lines, as the scansion finds them ([how](../PROSODY.md)); one stanza in ${SAMPLED} is scanned. \`-\` is a line without a rhyme.`,
      image('Rhyme schemes of quatrains', 'rhyme-schemes.svg'),
      table(
        ['quatrains scanned', ({ quatrains }) => whole(quatrains.count)],
        ['with at least one rhyme', ({ quatrains }) => percent(1 - schemeShare(quatrains, '----'))],
      ),
    ),
    section(
      '## Tokens',
      `Of the tokenizer's ${whole(vocabularySize)} tokens.`,
      image('Tokens in a poem', 'poem-tokens.svg'),
      image('Letters in a token', 'token-letters.svg'),
      table(
        ['tokens in a poem, median (5th to 95th percentile)', ({ poemTokens }) => spread(poemTokens)],
        ['letters in a token, mean', ({ tokenLetters }) => tokenLetters.mean.toFixed(2)],
      ),
    ),
    section('## Vocabulary', image('Vocabulary growth', 'vocabulary.svg')),
    ...(cleaning.length > 0 ? [cleaningSection(cleaning)] : []),
  ];
  return `${sections.join('\n\n')}\n`;
}

function schemeShare({ count, schemes }: GroupFigures['quatrains'], scheme: string): number {
  return (schemes.find(([own]) => own === scheme)?.[1] ?? 0) / Math.max(1, count);
}

function spread({ median, p5, p95 }: Distribution): string {
  return `${Math.round(median)} (${Math.round(p5)}–${Math.round(p95)})`;
}
