import type { Lexicon } from '../../lib/prosody/lexicon.ts';
import { scanPoem } from '../../lib/prosody/scan.ts';
import { countPairs, scorePairs } from './rhymePairs.ts';
import { countStresses } from './stressMarks.ts';

/** A record of RIFMA (arXiv 2502.20931). */
export interface RifmaRecord {
  accentuation_markup: string;
  rhyme_scheme: string;
}

/** How well the scansion agrees with poems whose stresses and rhymes were marked by hand. */
export interface ProsodyEvaluation {
  poems: number;
  lines: number;
  /** Words of two or more syllables with a hand-placed stress. */
  words: number;
  /** Share of them whose stress is right. */
  stress: number;
  /** Poems whose scheme has as many letters as the poem has lines. */
  schemes: number;
  /** Share of them whose scheme is exactly right. */
  schemeExact: number;
  /** Precision, recall and F1 over pairs of rhyming lines of a stanza. */
  pairs: { precision: number; recall: number; f1: number };
  /** Share of pairs of lines taken at random from the poems that count as rhymes. */
  randomPairs: number;
  /** Lines scanned per second. */
  linesPerSecond: number;
}

const MARKS = /\u0300|\u0301/gu;

/** Scans the poems without their marks, and compares the result with the marks. */
export function evaluateProsody(records: readonly RifmaRecord[], lexicon: Lexicon): ProsodyEvaluation {
  const texts = records.map((record) => record.accentuation_markup.replace(MARKS, ''));
  const started = performance.now();
  const scans = texts.map((text) => scanPoem(text, lexicon));
  const seconds = (performance.now() - started) / 1000;
  const counts = { words: 0, right: 0, lines: 0, schemes: 0, exact: 0, found: 0, given: 0, both: 0 };
  for (const [at, record] of records.entries()) {
    const scan = scans[at] as (typeof scans)[number];
    counts.lines += scan.lines.length;
    countStresses(record.accentuation_markup, scan.markup, counts);
    const given = record.rhyme_scheme.trim();
    const rows = (texts[at] as string).split('\n').filter((row) => row.trim() !== '').length;
    if (given.replaceAll(' ', '').length !== rows) continue;
    counts.schemes++;
    if (given === scan.scheme) counts.exact++;
    countPairs(given, scan.scheme, counts);
  }
  return {
    poems: records.length,
    lines: counts.lines,
    words: counts.words,
    stress: counts.right / Math.max(1, counts.words),
    schemes: counts.schemes,
    schemeExact: counts.exact / Math.max(1, counts.schemes),
    pairs: scorePairs(counts),
    randomPairs: randomPairs(texts, lexicon),
    linesPerSecond: counts.lines / seconds,
  };
}

const RANDOM_PAIRS = 5000;

/** Share of pairs of lines of different poems that count as rhymes; each pair is scanned as a stanza. */
function randomPairs(texts: readonly string[], lexicon: Lexicon): number {
  const lines = texts.flatMap((text, poem) =>
    text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [{ line, poem }])),
  );
  let rhymed = 0;
  let pairs = 0;
  // Steps of two large primes choose the lines, so that every run has the same pairs.
  for (let nth = 0; nth < RANDOM_PAIRS; nth++) {
    const one = lines[(nth * 7919) % lines.length];
    const other = lines[(nth * 104_729 + 31) % lines.length];
    if (!one || !other || one.poem === other.poem) continue;
    pairs++;
    if (scanPoem(`${one.line}\n${other.line}`, lexicon).scheme === 'AA') rhymed++;
  }
  return rhymed / Math.max(1, pairs);
}
