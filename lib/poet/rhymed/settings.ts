import type { SamplingSettings } from '../../sampling/presets.ts';

/** How widely and how hot a line is searched. */
export interface SearchSettings {
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
}

/** Candidates of a line unless the network's entry in the manifest says otherwise. */
const CANDIDATES = 12;
const FEWEST = 4;
const GREED = 1;

/**
 * The presets' widths in rhymed verse. A line's first-written word is chosen among `newlineTopK`. A step draws by
 * temperature: where the form forbids most tokens, a fixed number of likeliest ones would leave too few.
 */
export function searchSettings(
  { topK, newlineTopK, chaosTopK, chaosRate }: SamplingSettings,
  candidates = CANDIDATES,
): SearchSettings {
  return {
    candidates,
    temperature: temperatureOf(topK),
    chaosTemperature: temperatureOf(topK + chaosTopK),
    chaosRate,
    rhymeWords: newlineTopK,
    greed: GREED,
  };
}

/** Settings of the smallest search, for lines of which the work or the time is spent. */
export function smallest(settings: SearchSettings): SearchSettings {
  return { ...settings, candidates: Math.min(FEWEST, settings.candidates) };
}

/** 0.6 for one token, 0.7 for two, and a tenth more with each doubling. */
function temperatureOf(width: number): number {
  return 0.6 + 0.1 * Math.log2(width);
}
