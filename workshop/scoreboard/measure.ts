import { lineKey } from '../../lib/known/lineFilter.ts';
import { type Lexicon, scanPoem } from '../../lib/prosody/index.ts';
import { VOWELLESS } from '../../lib/prosody/wordWeight.ts';
import { wordsOf } from '../../lib/russian/words.ts';
import { rhymingLines, rhymingPairs } from './rhymes.ts';
import { DistinctBigrams, Share } from './shares.ts';

/** A poem to measure. */
export interface ScoredPoem {
  /** Its lines, without blank ones; the person's own only if it opens the scheme. */
  readonly lines: readonly string[];
  /** How many of the first lines are the person's. They count as rhymes of later lines and for nothing else. */
  readonly given: number;
  /** The scheme that was promised, a letter a line; absent if none was. */
  readonly scheme?: string;
}

/** What was measured. Shares are 0 to 1, and NaN if there was nothing to measure. */
export interface Scores {
  readonly poems: number;
  readonly lines: number;
  /** Share of the lines that rhyme with another one of their four. Identical words do not rhyme. */
  readonly rhymedLines: number;
  /** Share of the pairs of the scheme that rhyme. Identical words do not rhyme. */
  readonly boundPairs: number;
  /** Share of the lines that keep their poem's metre. */
  readonly metricalLines: number;
  /** Share of the words that are not in the stress lexicon. */
  readonly unknownWords: number;
  /** Share of the lines of four words or more that are in the corpus. */
  readonly takenLines: number;
  /** Different pairs of neighbouring words over all pairs: mean within a poem, and over all poems. */
  readonly distinctWithin: number;
  readonly distinctBetween: number;
}

const GROUP = 4;

/**
 * Measures poems, whoever wrote them.
 * @param isTaken whether a line is in the corpus.
 */
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
  const between = new DistinctBigrams();
  let within = 0;
  let withBigrams = 0;
  for (const { lines, given, scheme } of poems) {
    const written = lines.slice(given);
    for (let at = 0; at + GROUP <= lines.length; at += GROUP) {
      for (const rhymes of rhymingLines(lines.slice(at, at + GROUP), lexicon)) rhymed.add(rhymes);
    }
    const scan = scanPoem(lines.join('\n'), lexicon);
    if (scan.lines.length === lines.length) {
      for (const line of scan.lines.slice(given))
        metrical.add(scan.meter.name !== 'free' && line.deviations.length === 0);
    } else for (const _ of written) metrical.add(false);
    if (scheme !== undefined) for (const rhymes of rhymingPairs(lines, scheme, lexicon)) bound.add(rhymes);
    const own = new DistinctBigrams();
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
