import type { SamplingSettings } from '../../sampling/presets.ts';
import type { Random } from '../../sampling/random.ts';

/** How rhymed verse is written. */
export interface RhymedSettings {
  /** Candidates of a line that are led at once. */
  readonly candidates: number;
  /** Of an ordinary step, and of one that chaos strikes. */
  readonly temperature: number;
  readonly chaosTemperature: number;
  /** Share of the steps that chaos strikes. */
  readonly chaosRate: number;
  /** How many words a line's first-written one, its last, is chosen among. */
  readonly rhymeWords: number;
  /** How strongly the better of the finished lines is preferred, per nat of its probability. */
  readonly greed: number;
  /** Time of `performance.now()` after which nothing more is looked for. */
  readonly deadline: number;
  /** Whether a lower-case word may be written, of those that keep the form. */
  readonly mayWrite: (word: string) => boolean;
  /** Whether a finished line (lower case, in reading order) may be taken. */
  readonly mayStand: (line: string) => boolean;
  readonly random: Random;
}

const CANDIDATES = 12;
const GREED = 1;

/**
 * The presets' widths as rhymed verse has them: a line's first-written word is chosen among `newlineTopK`; a step draws
 * by temperature, for where the form forbids most tokens a fixed number of likeliest ones would leave too few.
 */
export function rhymedWidths({ topK, newlineTopK, chaosTopK, chaosRate }: SamplingSettings) {
  return {
    candidates: CANDIDATES,
    temperature: temperatureOf(topK),
    chaosTemperature: temperatureOf(topK + chaosTopK),
    chaosRate,
    rhymeWords: newlineTopK,
    greed: GREED,
  };
}

/** 0.6 for one token, 0.7 for two, and a tenth more with each doubling. */
function temperatureOf(width: number): number {
  return 0.6 + 0.1 * Math.log2(width);
}
