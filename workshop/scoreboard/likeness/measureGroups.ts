import type { ReadOptions } from '../../../lib/files/jsonLines.ts';
import { PythonMissingError } from '../../python/runPython.ts';
import { readCorpusWords } from './corpusWords.ts';
import { type Corpus, corpusFigures, type Figures, type LikePoem, likenessOf } from './likeness.ts';
import { readCorpusLines } from './nearLines.ts';
import { type PythonFigures, pythonFigures } from './python.ts';
import type { LikenessRow } from './table.ts';

/** Poems of one poet. */
export interface Group {
  readonly who: string;
  readonly poems: readonly LikePoem[];
}

/** Where measures come from. */
export interface Sources {
  /** Cleaned corpus files; without them there are no stock 3-grams, rare words and near lines. */
  readonly corpus?: readonly string[] | undefined;
  /** The Python interpreter. */
  readonly python: string;
  /** How to read the corpus; also told of measures that can't be had. */
  readonly reading: ReadOptions;
}

const NO_CORPUS = 'no stock 3-grams, rare words and near lines: give the cleaned corpus with --corpus';

/** Measures each group, beside people's poems if there are any; theirs are the first row. */
export async function measureGroups(
  groups: readonly Group[],
  peoples: Group | undefined,
  { corpus, python, reading }: Sources,
): Promise<LikenessRow[]> {
  const { warn = () => {} } = reading;
  const all = peoples ? [peoples, ...groups] : groups;
  const compared = corpus && {
    words: await readCorpusWords(corpus, reading),
    lines: await readCorpusLines(corpus, reading),
  };
  if (!compared) warn(NO_CORPUS);
  const read = await pythonFiguresOr(all, python, warn);
  const figures = all.map(({ poems }, group) =>
    poems.map((poem, at) => figuresOf(poem, compared, read?.[group]?.[at])),
  );
  const theirs = peoples && figures[0];
  return all.map(({ who, poems }, group) => ({
    who,
    poems: poems.length,
    ...likenessOf(figures[group] as Figures[], group === 0 ? undefined : theirs),
  }));
}

async function pythonFiguresOr(
  groups: readonly Group[],
  python: string,
  warn: (message: string) => void,
): Promise<PythonFigures[][] | undefined> {
  try {
    return await pythonFigures(
      groups.map(({ poems }) => poems),
      python,
    );
  } catch (error) {
    if (!(error instanceof PythonMissingError)) throw error;
    warn(`no subject, repeated lemmas and errors: ${error.message}`);
    return undefined;
  }
}

function figuresOf(poem: LikePoem, corpus: Corpus | undefined, read: PythonFigures | undefined): Figures {
  return {
    ...(corpus ? corpusFigures(poem, corpus) : { stock: Number.NaN, rare: Number.NaN, near: Number.NaN }),
    ...(read ?? { subject: Number.NaN, repeated: Number.NaN, errors: Number.NaN }),
  };
}
