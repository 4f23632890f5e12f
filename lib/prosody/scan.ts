import { ACUTE, vowelIndex } from '../russian/letters.ts';
import type { Fit } from './fit.ts';
import type { Lexicon } from './lexicon.ts';
import { describeLine, type LineScan } from './lineScan.ts';
import { type LineTail, lineTails } from './lineTails.ts';
import type { MeterName } from './meter.ts';
import { choosePoemMeter, type PoemMeter } from './poemMeter.ts';
import { rhymePoem, rhymeStanza, schemeLetters } from './scheme.ts';
import { readLine, type VerseLine } from './verseLine.ts';

/** The scan of a poem. */
export interface PoemScan {
  /** The text itself with U+0301 behind each stressed vowel, but ё, of the words of two or more syllables. */
  readonly markup: string;
  /** Rhyme scheme: letters start anew with each stanza, `-` is an unrhymed line, a space separates stanzas. */
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
 * Scans a poem: chooses the metre that fits it best, with it the stress of every word, and finds the rhymes. Accepts
 * any text. Stress marks in the text (U+0301) are trusted and kept.
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
      // A line without a word (an ellipsis, another script) rhymes with no other.
      stanzas.at(-1)?.push(nth < 0 ? [] : lineTails(line, meter.fits[nth] as Fit, lexicon));
    }
  }
  return stanzas.filter((stanza) => stanza.length > 0);
}

/** The line with a mark behind each stressed vowel of its words of two or more syllables; ё needs none. */
export function markLine(line: VerseLine, fit: Fit): string {
  let markup = '';
  let at = 0;
  for (const [nth, { form, vowelEnds, givenStress, syllables }] of line.words.entries()) {
    const stress = fit.stresses[nth] as number;
    if (stress < 0 || syllables < 2 || givenStress >= 0 || form[vowelIndex(form, stress)] === 'ё') continue;
    const end = vowelEnds[stress] as number;
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
