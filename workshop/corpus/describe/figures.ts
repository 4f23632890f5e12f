import type { Distribution } from '../../statistics/histogram.ts';
import type { Count } from '../clean/report.ts';

/** All figures of a corpus: the content of `corpus.json`. */
export interface CorpusFigures {
  vocabularySize: number;
  groups: GroupFigures[];
  /** By group; empty if there is no report.json beside the files. */
  cleaning: CleaningFigures[];
}

/** The figures of one group of poems. */
export interface GroupFigures {
  name: string;
  /** Names of the files with its poems. */
  files: string[];
  poems: number;
  obscenePoems: number;
  lines: number;
  words: number;
  poemLines: Distribution;
  /** Share of the poems whose number of lines is divisible by four. */
  divisibleByFour: number;
  lineWords: Distribution;
  lineSyllables: Distribution;
  /** A sample of the stanzas of four lines: how many there are, and of each rhyme scheme, most frequent first. */
  quatrains: { count: number; schemes: [scheme: string, count: number][] };
  /** Tokens in a poem, line and stanza breaks included. */
  poemTokens: Distribution;
  /** Letters in a token, among tokens with letters. */
  tokenLetters: Distribution;
  vocabulary: VocabularyFigures;
  /** The most frequent word forms, without stop words and obscene poems. */
  contentWords: [word: string, count: number][];
}

export interface VocabularyFigures {
  /** Different word forms. */
  forms: number;
  /** Forms that occur once. */
  once: number;
  /** `[words read, different forms among them]`, in the order of the files. */
  growth: [words: number, forms: number][];
}

/** What cleaning dropped from the files of one group. */
export interface CleaningFigures {
  name: string;
  in: Count;
  out: Count;
  rules: RuleFigures[];
}

export interface RuleFigures extends Count {
  /** Name of a cleaning rule; a report may be older than today's rules. */
  rule: string;
  /** Share of the lines read that the rule dropped. */
  lineShare: number;
}
