import type { Lexicon } from '../../../lib/prosody/index.ts';
import { countSyllables } from '../../../lib/russian/letters.ts';
import { isObscene } from '../../../lib/russian/obscenity.ts';
import type { Tokenizer } from '../../../lib/tokenizer/tokenizer.ts';
import { Histogram, rounded } from '../../statistics/histogram.ts';
import { increment } from '../../statistics/tally.ts';
import type { CorpusPoem } from '../jsonl.ts';
import type { GroupFigures } from './figures.ts';
import { isSampled, rhymeScheme } from './rhymes.ts';
import { mostFrequentFirst, VocabularyTally } from './vocabularyTally.ts';
import { cyrillicWordsOf } from './words.ts';

/** Adds up the figures of a group, poem by poem. Memory grows with its vocabulary only. */
export class GroupTally {
  readonly #name: string;
  readonly #tokenizer: Tokenizer;
  readonly #lexicon: Lexicon;
  /** Letters of each token, by id. */
  readonly #tokenLetters: readonly number[];
  readonly #files = new Set<string>();
  readonly #poemLines = new Histogram();
  readonly #lineWords = new Histogram();
  readonly #lineSyllables = new Histogram();
  readonly #poemTokens = new Histogram();
  readonly #lettersInToken = new Histogram();
  readonly #schemes = new Map<string, number>();
  readonly #vocabulary = new VocabularyTally();
  #obscenePoems = 0;
  #divisibleByFour = 0;

  /** @param tokenLetters what `lettersOfTokens` returned. */
  constructor(name: string, tokenizer: Tokenizer, tokenLetters: readonly number[], lexicon: Lexicon) {
    this.#lexicon = lexicon;
    this.#name = name;
    this.#tokenizer = tokenizer;
    this.#tokenLetters = tokenLetters;
  }

  /** Counts a poem. @param file name of its file. */
  add(poem: CorpusPoem, file: string): void {
    const stanzas = stanzasOf(poem.text);
    const lines = stanzas.flat();
    const obscene = poem.obscene ?? isObscene(poem.text);
    this.#files.add(file);
    this.#poemLines.add(lines.length);
    if (lines.length % 4 === 0) this.#divisibleByFour++;
    if (obscene) this.#obscenePoems++;
    for (const line of lines) {
      const words = cyrillicWordsOf(line);
      this.#lineWords.add(words.length);
      this.#lineSyllables.add(countSyllables(words.join(' ')));
      this.#vocabulary.add(words, !obscene);
    }
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
    const schemes = [...this.#schemes].sort(mostFrequentFirst);
    return {
      name: this.#name,
      files: [...this.#files],
      poems: poemLines.count,
      obscenePoems: this.#obscenePoems,
      lines: lineWords.count,
      words: this.#vocabulary.words,
      poemLines,
      divisibleByFour: rounded(this.#divisibleByFour / Math.max(1, poemLines.count)),
      lineWords,
      lineSyllables: this.#lineSyllables.describe(),
      quatrains: { count: schemes.reduce((sum, [, count]) => sum + count, 0), schemes },
      poemTokens: this.#poemTokens.describe(),
      tokenLetters: this.#lettersInToken.describe(),
      vocabulary: this.#vocabulary.figures(),
      contentWords: this.#vocabulary.contentWords(),
    };
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

/** The stanzas of a text as lists of lines; blank lines separate them. */
function stanzasOf(text: string): string[][] {
  const stanzas: string[][] = [[]];
  for (const line of text.split(/\r?\n/u)) {
    if (line.trim() !== '') stanzas.at(-1)?.push(line);
    else if (stanzas.at(-1)?.length) stanzas.push([]);
  }
  return stanzas.filter((stanza) => stanza.length > 0);
}
