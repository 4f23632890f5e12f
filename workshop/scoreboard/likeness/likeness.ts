import { wordsOf } from '../../../lib/russian/words.ts';
import { Share } from '../shares.ts';
import { auc } from './auc.ts';
import { type CorpusWords, trigramsOf } from './corpusWords.ts';
import type { CorpusLines } from './nearLines.ts';

/** A poem whose likeness to people's is measured. */
export interface LikePoem {
  readonly lines: readonly string[];
  /** How many of the first lines are the prompt: `subject` reads the first of them, the other measures none. */
  readonly given: number;
}

/** The measures, and which way people's poems lie from ours where they tell them apart. */
export const likenessMeasures = {
  /** Mean cosine of the embeddings of line 1 with those of lines 5-8, centred: about 0 for lines of different poems. */
  subject: 'higher',
  /** Share of the 3-grams that stand in three poems of the corpus or more. */
  stock: 'lower',
  /** Share of the words that are not among the corpus's 15,000 commonest. */
  rare: 'higher',
  /** Share of the lines of four words or more that are near a line of the corpus. */
  near: 'lower',
  /** Share of the content words whose lemma stands in the poem before. */
  repeated: 'higher',
  /** Errors of agreement and of prepositions in a line. */
  errors: 'lower',
} as const;
export type MeasureName = keyof typeof likenessMeasures;
export const measureNames = Object.keys(likenessMeasures) as MeasureName[];

/** A poem's figures; NaN where there was nothing to measure, or nothing to measure with. */
export type Figures = Readonly<Record<MeasureName, number>>;

/** A group's figures: means of its poems', and how well each tells its poems from people's. */
export interface Likeness {
  readonly means: Figures;
  /** Areas under the curve: 0.5 tells nothing, 1 tells all apart. Absent for people's own poems and without them. */
  readonly auc?: Figures;
}

/** What a poem is compared with. */
export interface Corpus {
  readonly words: CorpusWords;
  readonly lines: CorpusLines;
}
/** The figures that the corpus is needed for. */
export type CorpusFigures = Pick<Figures, 'stock' | 'rare' | 'near'>;

/** The shares of stock 3-grams, of rare words and of lines near the corpus's of a poem. */
export function corpusFigures({ lines, given }: LikePoem, { words, lines: theirs }: Corpus): CorpusFigures {
  const stockShare = new Share();
  const rareShare = new Share();
  const nearShare = new Share();
  for (const line of lines.slice(given)) {
    const near = theirs.hasNear(line);
    if (near !== undefined) nearShare.add(near);
    for (const trigram of trigramsOf(line)) stockShare.add(words.stock.has(trigram));
    for (const word of wordsOf(line)) rareShare.add(!words.common.has(word));
  }
  return { stock: stockShare.value, rare: rareShare.value, near: nearShare.value };
}

/** Sums up a group's poems, beside people's poems if there are any. */
export function likenessOf(poems: readonly Figures[], peoples?: readonly Figures[]): Likeness {
  const means = figuresBy((name) => {
    const known = valuesOf(poems, name);
    return known.reduce((sum, value) => sum + value, 0) / known.length;
  });
  if (!peoples) return { means };
  return {
    means,
    auc: figuresBy((name) => {
      const area = auc(valuesOf(peoples, name), valuesOf(poems, name));
      return likenessMeasures[name] === 'higher' ? area : 1 - area;
    }),
  };
}

function valuesOf(poems: readonly Figures[], name: MeasureName): number[] {
  return poems.map((figures) => figures[name]).filter((value) => !Number.isNaN(value));
}

function figuresBy(figure: (name: MeasureName) => number): Figures {
  return Object.fromEntries(measureNames.map((name) => [name, figure(name)])) as Figures;
}
