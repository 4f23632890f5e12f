import { ACUTE } from '../russian/letters.ts';
import type { Lexicon } from './lexicon.ts';
import { readLine, type VerseLine } from './line.ts';
import { describeLine, type LineScan } from './lineScan.ts';
import type { Fit, MeterName } from './meter.ts';
import { choosePoemMeter, type PoemMeter } from './poemMeter.ts';
import { type LineTail, rhymePoem, rhymeStanza, schemeLetters } from './scheme.ts';
import { tailsOf } from './wordTails.ts';

/** What it costs a rhyme that a line's last word leans on the one before it. */
const COMPOSITE = 0.2;
/** What it costs a rhyme that a line's last word is stressed otherwise than its metre wants. */
const OTHER_STRESS = 0.5;

/** What was heard in a poem. */
export interface PoemScan {
  /** The text itself with U+0301 behind each stressed vowel of the words of two or more syllables. */
  readonly markup: string;
  /** Rhyme scheme: letters start anew with each stanza, `-` rhymes with none, a space parts stanzas. */
  readonly scheme: string;
  /** The same over the whole poem: a letter stands for one rhyme in all stanzas. */
  readonly poemScheme: string;
  readonly meter: { readonly name: MeterName; readonly feet: number | readonly number[] | null };
  /** Mean of the lines' technicality, 0 to 1. */
  readonly technicality: number;
  /** The lines that hold words, in order. */
  readonly lines: readonly LineScan[];
}

/**
 * Scans a poem: chooses the metre that fits it best and, in it, the stress of every word; then listens for rhymes.
 * Answers any text. Stress marks in the text (U+0301) are taken as given and kept.
 */
export function scanPoem(text: string, lexicon: Lexicon): PoemScan {
  const read = text.split('\n').map((row) => readLine(row, lexicon));
  const spoken = read.filter((line) => line.words.length > 0);
  const meter = choosePoemMeter(spoken);
  const lines = spoken.map((line, at) =>
    describeLine(line, meter.fits[at] as Fit, meter.names[at] as MeterName, meter.name),
  );
  const stanzas = stanzasOf(read, spoken, meter, lexicon);
  const classes = stanzas.map(rhymeStanza);
  const markup = read
    .map((line) => {
      const at = spoken.indexOf(line);
      return at < 0 ? line.text : markLine(line, meter.fits[at] as Fit);
    })
    .join('\n');
  return {
    markup,
    scheme: classes.map(schemeLetters).join(' '),
    poemScheme: schemeLetters(rhymePoem(stanzas, classes)),
    meter: { name: meter.name, feet: feetOf(meter.name, lines) },
    technicality:
      lines.length === 0 ? 0 : lines.reduce((sum, line) => sum + line.technicality, 0) / lines.length,
    lines,
  };
}

/**
 * The tails that a line can rhyme with: its last stressed word with what leans on it; and, at a cost, that word leaning
 * on the one before («где я : идея»), or another stress that the lexicon gives it.
 */
export function lineTails(line: VerseLine, fit: Fit, lexicon: Lexicon): LineTail[] {
  let last = line.words.length - 1;
  while (last > 0 && (fit.stresses[last] as number) < 0 && line.words[last]?.weight === 'clitic') last--;
  const word = line.words[last];
  if (!word) return [];
  const after = line.words.slice(last + 1).map(({ token }) => token.word);
  const stress = Math.max(0, fit.stresses[last] as number);
  const tails = tailsOf(word.token.word, stress, lexicon, after).map((tail) => ({ tail, cost: 0 }));
  const before = line.words[last - 1];
  if (before && word.syllables === 1 && word.weight !== 'full') {
    const leaned = Math.max(0, fit.stresses[last - 1] as number);
    const composite = tailsOf(before.token.word, leaned, lexicon, [word.token.word, ...after]);
    for (const tail of composite) tails.push({ tail, cost: COMPOSITE });
  }
  if (word.token.given < 0) {
    const others = new Set(lexicon.stresses(word.token.word).map((reading) => reading.stress));
    others.delete(stress);
    for (const other of others) {
      for (const tail of tailsOf(word.token.word, other, lexicon, after))
        tails.push({ tail, cost: OTHER_STRESS });
    }
  }
  return tails;
}

/** The tails of each stanza's lines. */
function stanzasOf(
  read: readonly VerseLine[],
  spoken: readonly VerseLine[],
  meter: PoemMeter,
  lexicon: Lexicon,
) {
  const stanzas: LineTail[][][] = [[]];
  for (const line of read) {
    if (line.text.trim() === '') stanzas.push([]);
    else {
      const nth = spoken.indexOf(line);
      // A line without a word (an ellipsis, another script) is a line that rhymes with none.
      stanzas.at(-1)?.push(nth < 0 ? [] : lineTails(line, meter.fits[nth] as Fit, lexicon));
    }
  }
  return stanzas.filter((stanza) => stanza.length > 0);
}

function markLine(line: VerseLine, fit: Fit): string {
  let markup = '';
  let at = 0;
  for (const [nth, { token, syllables }] of line.words.entries()) {
    const stress = fit.stresses[nth] as number;
    if (stress < 0 || syllables < 2 || token.given >= 0) continue;
    const end = token.vowelEnds[stress] as number;
    markup += line.text.slice(at, end) + ACUTE;
    at = end;
  }
  return markup + line.text.slice(at);
}

/** Feet of the poem: one number, or the pattern of a stanza where lines alternate; null without a metre. */
function feetOf(name: MeterName, lines: readonly LineScan[]): number | readonly number[] | null {
  if (name === 'free' || lines.length === 0) return null;
  const feet = lines.map((line) => line.feet);
  for (let period = 1; period <= Math.min(4, feet.length / 2 || 1); period++) {
    const pattern = Array.from({ length: period }, (_, at) =>
      commonest(feet.filter((_, line) => line % period === at)),
    );
    const kept = feet.filter((own, line) => own === pattern[line % period]).length;
    if (kept >= 0.8 * feet.length) return period === 1 ? (pattern[0] as number) : pattern;
  }
  return commonest(feet);
}

function commonest(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, 0])[0] as number;
}
