import type { Fit } from '../../prosody/fit.ts';
import type { Lexicon } from '../../prosody/index.ts';
import { describeLine, type LineScan } from '../../prosody/lineScan.ts';
import { lineTails } from '../../prosody/lineTails.ts';
import type { MeterName } from '../../prosody/meter.ts';
import { choosePoemMeter, fitFree } from '../../prosody/poemMeter.ts';
import { markLine } from '../../prosody/scan.ts';
import { rhymeStanza, schemeLetters } from '../../prosody/scheme.ts';
import { readLine, type VerseLine } from '../../prosody/verseLine.ts';
import { tidy } from '../../russian/tidy.ts';
import { personsLines } from '../layout.ts';
import { keepsMeter, type Measure, measureOf } from './measure.ts';

/** What other lines answer of a line: its last stressed word with the unstressed ones behind it. */
export interface Ending {
  /** Lower case; words in one («могу я» is «могуя»), of a compound that falls apart the last part. */
  readonly word: string;
  /** Its stressed vowel, 0-based. */
  readonly stress: number;
  /** Syllables behind that. */
  readonly clausula: number;
}

/** One of the person's lines. */
export interface OpeningLine {
  /** As it stands in the poem. */
  readonly text: string;
  /** The same with U+0301 behind stressed vowels, by its own metre. */
  readonly stressed: string;
  /** Absent where no word of the line can be read aloud. */
  readonly ending?: Ending;
}

/** The person's text as the opening of a poem. */
export interface Opening {
  readonly lines: readonly OpeningLine[];
  /** What the lines that follow measure; absent where no word can be read aloud. */
  readonly measure?: Measure;
  /** A letter a line: those of one letter rhyme, `-` rhymes with none. */
  readonly letters: readonly string[];
}

const MARKED_YO = /(?<=ё)\u0301/giu;

/** Reads the person's text. @param prompt tidied, with the stress marks that were typed, which are honoured. */
export function readOpening(prompt: string, lexicon: Lexicon): Opening {
  const verse = personsLines(prompt).map((row) => readLine(row.replace(MARKED_YO, ''), lexicon));
  const spoken = verse.filter(({ words }) => words.length > 0);
  const meter = choosePoemMeter(spoken);
  const scans = spoken.map((line, at) =>
    describeLine(line, meter.fits[at] as Fit, meter.names[at] as MeterName, meter.name),
  );
  const fits = verse.map((line) => {
    const at = spoken.indexOf(line);
    const fit = meter.fits[at];
    // What is in no metre is stressed as in prose.
    return fit && (keepsMeter(scans[at] as LineScan, fit.cost) ? fit : fitFree(line));
  });
  const tails = verse.map((line, at) => {
    const fit = fits[at];
    return fit ? lineTails(line, fit, lexicon) : [];
  });
  return {
    lines: verse.map((line, at) => {
      const fit = fits[at];
      const text = tidy(line.text);
      return fit ? { text, stressed: markLine(line, fit), ...endingOf(line, fit) } : { text, stressed: text };
    }),
    ...(spoken.length > 0 ? { measure: measureOf(spoken, meter, scans) } : {}),
    letters: [...schemeLetters(rhymeStanza(tails))],
  };
}

function endingOf({ words }: VerseLine, { stresses }: Fit): { ending?: Ending } {
  const last = stresses.findLastIndex((stress) => stress >= 0);
  if (last < 0) return {};
  const rest = words.slice(last);
  const stress = stresses[last] as number;
  const syllables = rest.reduce((sum, word) => sum + word.syllables, 0);
  const word = rest.map(({ form }) => form).join('');
  return { ending: { word, stress, clausula: syllables - 1 - stress } };
}
