import type { Lexicon } from '../../../lib/prosody/index.ts';
import { countSyllables } from '../../../lib/russian/letters.ts';
import { isObscene } from '../../../lib/russian/obscenity.ts';
import type { Tokenizer } from '../../../lib/tokenizer/tokenizer.ts';
import { type Distribution, Histogram, rounded } from '../../statistics/histogram.ts';
import { increment } from '../../statistics/tally.ts';
import type { CorpusPoem } from '../jsonl.ts';
import { isSampled, rhymeScheme } from './rhymes.ts';
import { isStopWord } from './stopWords.ts';
import { cyrillicWordsOf } from './words.ts';

/** The figures of one group of poems. */
export interface GroupFigures {
  name: string;
  /** Names of the files that its poems came from. */
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
  /** A sample of the stanzas of exactly four lines, and how many have each rhyme scheme, commonest first. */
  quatrains: { count: number; schemes: [scheme: string, count: number][] };
  /** Tokens in a poem, line and stanza breaks included. */
  poemTokens: Distribution;
  /** Letters in a token, of the tokens that hold letters. */
  tokenLetters: Distribution;
  vocabulary: {
    forms: number;
    /** Forms that occur once. */
    once: number;
    /** `[words read, different forms among them]`, in the order of the files. */
    growth: [words: number, forms: number][];
  };
  /** The commonest word forms that are no stop words, obscene poems left out. */
  contentWords: [word: string, count: number][];
}

const CONTENT_WORDS = 100;
const FIRST_GROWTH_POINT = 10;
const GROWTH_STEP = 1.1;

/** Adds up the figures of a group poem by poem; memory grows with its vocabulary alone. */
export class GroupTally {
  readonly #name: string;
  readonly #tokenizer: Tokenizer;
  readonly #lexicon: Lexicon;
  /** Letters of each token by id. */
  readonly #tokenLetters: readonly number[];
  readonly #files = new Set<string>();
  readonly #poemLines = new Histogram();
  readonly #lineWords = new Histogram();
  readonly #lineSyllables = new Histogram();
  readonly #poemTokens = new Histogram();
  readonly #lettersInToken = new Histogram();
  readonly #schemes = new Map<string, number>();
  readonly #forms = new Map<string, { all: number; decent: number }>();
  readonly #growth: [number, number][] = [];
  #words = 0;
  #obscenePoems = 0;
  #divisible = 0;
  #nextGrowthPoint = FIRST_GROWTH_POINT;

  constructor(name: string, tokenizer: Tokenizer, tokenLetters: readonly number[], lexicon: Lexicon) {
    this.#lexicon = lexicon;
    this.#name = name;
    this.#tokenizer = tokenizer;
    this.#tokenLetters = tokenLetters;
  }

  /** Counts a poem of the file called `file`. */
  add(poem: CorpusPoem, file: string): void {
    const stanzas = stanzasOf(poem.text);
    const lines = stanzas.flat();
    const obscene = poem.obscene ?? isObscene(poem.text);
    this.#files.add(file);
    this.#poemLines.add(lines.length);
    if (lines.length % 4 === 0) this.#divisible++;
    if (obscene) this.#obscenePoems++;
    for (const line of lines) this.#addLine(cyrillicWordsOf(line), !obscene);
    for (const stanza of stanzas) {
      if (stanza.length === 4 && isSampled(stanza))
        increment(this.#schemes, rhymeScheme(stanza, this.#lexicon));
    }
    this.#addTokens(this.#tokenizer.encode(poem.text));
  }

  /** The figures of all poems so far. */
  figures(): GroupFigures {
    const poemLines = this.#poemLines.describe();
    const lineWords = this.#lineWords.describe();
    const schemes = [...this.#schemes].sort(commonestFirst);
    const forms = [...this.#forms];
    const content = forms.flatMap(([word, { decent }]): [string, number][] =>
      decent === 0 || isStopWord(word) ? [] : [[word, decent]],
    );
    return {
      name: this.#name,
      files: [...this.#files],
      poems: poemLines.count,
      obscenePoems: this.#obscenePoems,
      lines: lineWords.count,
      words: this.#words,
      poemLines,
      divisibleByFour: rounded(this.#divisible / Math.max(1, poemLines.count)),
      lineWords,
      lineSyllables: this.#lineSyllables.describe(),
      quatrains: { count: schemes.reduce((sum, [, count]) => sum + count, 0), schemes },
      poemTokens: this.#poemTokens.describe(),
      tokenLetters: this.#lettersInToken.describe(),
      vocabulary: {
        forms: forms.length,
        once: forms.reduce((sum, [, { all }]) => sum + (all === 1 ? 1 : 0), 0),
        growth: this.#growth.concat([[this.#words, forms.length]]),
      },
      contentWords: content.sort(commonestFirst).slice(0, CONTENT_WORDS),
    };
  }

  #addLine(words: readonly string[], decent: boolean): void {
    this.#lineWords.add(words.length);
    this.#lineSyllables.add(countSyllables(words.join(' ')));
    for (const word of words) {
      let form = this.#forms.get(word);
      if (!form) {
        form = { all: 0, decent: 0 };
        // V8 keeps a cut-out word as a pointer into its whole line; a copy lets the line go.
        this.#forms.set(Buffer.from(word).toString(), form);
      }
      form.all++;
      if (decent) form.decent++;
      if (++this.#words >= this.#nextGrowthPoint) {
        this.#growth.push([this.#words, this.#forms.size]);
        this.#nextGrowthPoint = Math.ceil(this.#words * GROWTH_STEP);
      }
    }
  }

  #addTokens(tokens: readonly number[]): void {
    this.#poemTokens.add(tokens.length);
    for (const token of tokens) {
      const letters = this.#tokenLetters[token] ?? 0;
      if (letters > 0) this.#lettersInToken.add(letters);
    }
  }
}

/** Letters in each token of a vocabulary, by id. */
export function lettersOfTokens(tokenizer: Tokenizer): number[] {
  return Array.from(
    { length: tokenizer.vocabularySize },
    (_, id) => tokenizer.piece(id).match(/[а-я]/gu)?.length ?? 0,
  );
}

/** Stanzas of a text as lists of their lines; blank lines part them. */
function stanzasOf(text: string): string[][] {
  const stanzas: string[][] = [[]];
  for (const line of text.split(/\r?\n/u)) {
    if (line.trim() !== '') stanzas.at(-1)?.push(line);
    else if (stanzas.at(-1)?.length) stanzas.push([]);
  }
  return stanzas.filter((stanza) => stanza.length > 0);
}

/** Order of counts: descending, then by name, so that every run writes the same file. */
function commonestFirst([a, m]: [string, number], [b, n]: [string, number]): number {
  return n - m || (a < b ? -1 : 1);
}
