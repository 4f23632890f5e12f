/** Settings of the three heuristics. All are numbers of tokens, except `chaosRate`. */
export interface SamplingSettings {
  /** Pool of an ordinary step: a uniform choice among this many likeliest tokens. */
  topK: number;
  /** Pool of a line's first token. */
  newlineTopK: number;
  /** How much wider than `topK` the pool is when chaos strikes. */
  chaosTopK: number;
  /** Share of steps that chaos strikes, 0 to 1. */
  chaosRate: number;
  /** Tokens to write. */
  maxTokens: number;
}

/** In order, from love verse to pure linguistic madness. */
export const presetNames = ['tender', 'poet', 'madness'] as const;
export type PresetName = (typeof presetNames)[number];

/** `poet` holds the values of the original. */
export const presets: Readonly<Record<PresetName, Readonly<SamplingSettings>>> = {
  tender: { topK: 2, newlineTopK: 24, chaosTopK: 4, chaosRate: 0.08, maxTokens: 60 },
  poet: { topK: 2, newlineTopK: 120, chaosTopK: 45, chaosRate: 0.25, maxTokens: 60 },
  madness: { topK: 8, newlineTopK: 900, chaosTopK: 600, chaosRate: 0.5, maxTokens: 80 },
};
export const defaultPreset: PresetName = 'poet';
