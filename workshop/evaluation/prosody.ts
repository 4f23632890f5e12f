import type { Lexicon } from '../../lib/prosody/lexicon.ts';
import { scanPoem } from '../../lib/prosody/scan.ts';
import { VOWELS } from '../../lib/russian/letters.ts';

/** A record of RIFMA (arXiv 2502.20931). */
export interface RifmaRecord {
  accentuation_markup: string;
  rhyme_scheme: string;
}

/** How well the engine hears poems whose stresses and rhymes were marked by hand. */
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
  /** Lines a second, scanning alone. */
  linesPerSecond: number;
}

const WORD = /[\p{L}\p{M}-]+/gu;
const MARKS = /\u0300|\u0301/gu;

/** Scans the bare texts and compares with the marks. */
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
  const precision = counts.both / Math.max(1, counts.found);
  const recall = counts.both / Math.max(1, counts.given);
  return {
    poems: records.length,
    lines: counts.lines,
    words: counts.words,
    stress: counts.right / Math.max(1, counts.words),
    schemes: counts.schemes,
    schemeExact: counts.exact / Math.max(1, counts.schemes),
    pairs: { precision, recall, f1: (2 * precision * recall) / (precision + recall || 1) },
    randomPairs: randomPairs(texts, lexicon),
    linesPerSecond: counts.lines / seconds,
  };
}

const RANDOM_PAIRS = 5000;

/** Pairs of lines of different poems, each pair scanned as a stanza of two. */
function randomPairs(texts: readonly string[], lexicon: Lexicon): number {
  const lines = texts.flatMap((text, poem) =>
    text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [{ line, poem }])),
  );
  let rhymed = 0;
  let pairs = 0;
  // Steps by numbers prime to one another walk over all lines without a random source.
  for (let nth = 0; nth < RANDOM_PAIRS; nth++) {
    const one = lines[(nth * 7919) % lines.length];
    const other = lines[(nth * 104_729 + 31) % lines.length];
    if (!one || !other || one.poem === other.poem) continue;
    pairs++;
    if (scanPoem(`${one.line}\n${other.line}`, lexicon).scheme === 'AA') rhymed++;
  }
  return rhymed / Math.max(1, pairs);
}

function countStresses(marked: string, scanned: string, counts: { words: number; right: number }): void {
  const heard = scanned.match(WORD) ?? [];
  for (const [at, word] of (marked.match(WORD) ?? []).entries()) {
    const { stresses, vowels } = stressesOf(word);
    if (vowels < 2 || stresses.length === 0) continue;
    counts.words++;
    const own = stressesOf(heard[at] ?? '').stresses[0];
    if (own !== undefined && stresses.includes(own)) counts.right++;
  }
}

function stressesOf(word: string): { stresses: number[]; vowels: number } {
  const stresses: number[] = [];
  let vowels = 0;
  for (const letter of word.toLowerCase()) {
    if (VOWELS.includes(letter)) vowels++;
    else if (letter === '\u0301') stresses.push(vowels - 1);
  }
  return { stresses, vowels };
}

function countPairs(
  given: string,
  heard: string,
  counts: { found: number; given: number; both: number },
): void {
  const [one, other] = [pairsOf(given), pairsOf(heard)];
  counts.given += one.size;
  counts.found += other.size;
  for (const pair of other) if (one.has(pair)) counts.both++;
}

/** Pairs of lines that share a letter within a stanza, as `i j`. */
function pairsOf(scheme: string): Set<string> {
  const pairs = new Set<string>();
  let from = 0;
  for (const stanza of scheme.split(' ')) {
    for (let i = 0; i < stanza.length; i++) {
      for (let j = i + 1; j < stanza.length; j++) {
        if (stanza[i] !== '-' && stanza[i] === stanza[j]) pairs.add(`${from + i} ${from + j}`);
      }
    }
    from += stanza.length;
  }
  return pairs;
}
