import { lineKey } from '../../lib/known/lineFilter.ts';
import { type Lexicon, scanPoem } from '../../lib/prosody/index.ts';
import { VOWELLESS } from '../../lib/prosody/wordWeight.ts';
import { wordsOf } from '../../lib/russian/words.ts';

/** A poem as the ruler reads it. */
export interface ScoredPoem {
  /** The lines to judge, blank ones left out: the person's own only where it opens a scheme. */
  readonly lines: readonly string[];
  /** How many of the first lines are the person's: they bind rhymes, and are judged for nothing else. */
  readonly given: number;
  /** Which lines were to rhyme, a letter a line; absent where nothing was promised. */
  readonly scheme?: string;
}

/** What the ruler finds; shares are 0 to 1, and NaN where there was nothing to measure. */
export interface Scores {
  readonly poems: number;
  readonly lines: number;
  /** Share of the lines that rhyme with another one of their four; identical words don't. */
  readonly rhymedLines: number;
  /** Share of the pairs bound by a scheme that rhyme; identical words don't. */
  readonly boundPairs: number;
  /** Share of the lines that keep their poem's metre. */
  readonly metricalLines: number;
  /** Share of the words that the stress lexicon lacks. */
  readonly unknownWords: number;
  /** Share of the lines, of those of four words or more, that stand in the corpus. */
  readonly takenLines: number;
  /** Different pairs of neighbouring words over all of them, within a poem (mean) and over all poems. */
  readonly distinctWithin: number;
  readonly distinctBetween: number;
}

const GROUP = 4;

/** Measures poems, whoever wrote them, by one ruler. */
export function measure(
  poems: readonly ScoredPoem[],
  lexicon: Lexicon,
  isTaken: (line: string) => boolean,
): Scores {
  const rhymed = new Share();
  const bound = new Share();
  const metrical = new Share();
  const unknown = new Share();
  const taken = new Share();
  const between = new Bigrams();
  let within = 0;
  let withBigrams = 0;
  for (const { lines, given, scheme } of poems) {
    const written = lines.slice(given);
    for (let at = 0; at + GROUP <= lines.length; at += GROUP) {
      for (const rhymes of rhymesOf(lines.slice(at, at + GROUP), lexicon)) rhymed.add(rhymes);
    }
    const scan = scanPoem(lines.join('\n'), lexicon);
    if (scan.lines.length === lines.length) {
      for (const line of scan.lines.slice(given))
        metrical.add(scan.meter.name !== 'free' && line.deviations.length === 0);
    } else for (const _ of written) metrical.add(false);
    if (scheme !== undefined) for (const rhymes of boundPairs(lines, scheme, lexicon)) bound.add(rhymes);
    const own = new Bigrams();
    for (const line of written) {
      const words = wordsOf(line);
      for (const word of words) unknown.add(!VOWELLESS.has(word) && !lexicon.has(word));
      if (lineKey(line) !== undefined) taken.add(isTaken(line));
      own.add(words);
      between.add(words);
    }
    if (own.count > 0) {
      within += own.share;
      withBigrams++;
    }
  }
  return {
    poems: poems.length,
    lines: poems.reduce((sum, { lines, given }) => sum + lines.length - given, 0),
    rhymedLines: rhymed.value,
    boundPairs: bound.value,
    metricalLines: metrical.value,
    unknownWords: unknown.value,
    takenLines: taken.value,
    distinctWithin: within / withBigrams,
    distinctBetween: between.share,
  };
}

/** Whether each line rhymes with another one; on the same word it does not. */
function rhymesOf(lines: readonly string[], lexicon: Lexicon): boolean[] {
  const letters = [...scanPoem(lines.join('\n'), lexicon).scheme.replaceAll(' ', '')];
  return lines.map(
    (line, at) =>
      letters[at] !== '-' &&
      lines.some((other, nth) => letters[nth] === letters[at] && lastWord(other) !== lastWord(line)),
  );
}

/** Whether each line rhymes with the one before it of the same letter. */
function boundPairs(lines: readonly string[], scheme: string, lexicon: Lexicon): boolean[] {
  const last = new Map<string, string>();
  return [...scheme].flatMap((letter, at) => {
    if (letter === '-') return [];
    const line = lines[at] as string;
    const before = last.get(letter);
    last.set(letter, line);
    return before === undefined ? [] : (rhymesOf([before, line], lexicon)[1] as boolean);
  });
}

const lastWord = (line: string) => wordsOf(line).at(-1);

class Share {
  #hits = 0;
  #all = 0;

  add(hit: boolean): void {
    this.#all++;
    if (hit) this.#hits++;
  }

  get value(): number {
    return this.#hits / this.#all;
  }
}

class Bigrams {
  readonly #seen = new Set<string>();
  count = 0;

  add(words: readonly string[]): void {
    for (let at = 1; at < words.length; at++) {
      this.#seen.add(`${words[at - 1]} ${words[at]}`);
      this.count++;
    }
  }

  get share(): number {
    return this.#seen.size / this.count;
  }
}
