import { fixedFormNames } from '../forms/fixedForm.ts';
import type { PresetName, SamplingSettings } from '../sampling/presets.ts';

/** Rhymed verse keeps a metre and a rhyme scheme; free verse is the original's; in fixed forms every line is laid down. */
export const formNames = ['rhymed', 'free', ...fixedFormNames] as const;
export type FormName = (typeof formNames)[number];

/** Where the person's lines stand: they open the poem, or stand above it. */
export const openings = ['line', 'epigraph'] as const;

/** What to write. Texts of the form are those that `lib/forms` reads. */
export interface ComposeRequest {
  /** The person's own line or lines. It may be absent where there is a theme. */
  prompt?: string;
  /** What the poem is to be about. Without a prompt its first line names it, where it can. */
  theme?: string;
  preset: PresetName;
  /** Overrides single settings of the preset. */
  sampling?: Partial<SamplingSettings>;
  /**
   * Lines of the whole poem, the person's included unless they are an epigraph; without it free verse ends with
   * `maxTokens`, rhymed with its scheme.
   */
  lines?: number;
  /** Stanzas of four lines behind the poem, each going on from its end. */
  furtherStanzas?: number;
  /** 0 to 2^32 - 1; drawn if absent. The same request with the same seed gives the same poem. */
  seed?: number;
  /** Free verse where absent or where the poet can't rhyme. */
  form?: FormName;
  /** `epigraph` sets the person's lines above the poem; else they open it where they can. */
  opening?: (typeof openings)[number];
  /** Rhymed verse: which lines rhyme. */
  scheme?: string;
  /** Rhymed verse: `auto` takes the metre from the person's lines. */
  meter?: string;
  /** Rhymed verse: the lines' endings. */
  clausulae?: string;
  /** Rhymed verse: milliseconds after which what is left is written by the smallest search; 10,000 if absent. */
  budgetMs?: number;
  /** Whether obscene words may be written. */
  profanity?: boolean;
  /** Whether the poem comes with its scan. */
  scan?: boolean;
  /** Ends the writing, which then throws the signal's reason. */
  signal?: AbortSignal;
}

/** Why the person's text stands above the poem and does not open it. */
export const openingReasons = ['script', 'length', 'asked'] as const;
export type OpeningReason = (typeof openingReasons)[number];

/** What a poem says of the person's lines; free verse says so of an epigraph only. */
export interface OpeningParts {
  /** Whether the person's lines open the poem or stand above it, apart. */
  opening: (typeof openings)[number];
  /** Why they stand above it; absent where they don't. */
  openingReason?: OpeningReason;
}

/** What only rhymed poems say of themselves. */
export interface RhymedParts {
  /** One letter a line, a space between stanzas; `-` rhymes with none. An epigraph is not part of it. */
  scheme: string;
  /** As a request asks for it: `iamb-4`, `iamb-4-3`, `dolnik-3`. */
  meter: string;
  /** The poem with U+0301 behind the stressed vowel, but ё, of each word of two or more syllables. */
  stressed: string;
  /** Mean natural logarithm of the probability that the network gave to each token. */
  score: number;
  /** Set where the budget of time or work cut the search short; if it was time, the seed may give another poem next time. */
  exhausted?: true;
}

/** How a line of a poem sounds. Syllables are counted from 0. */
export interface LineSound {
  /** For each syllable, the index in the line just behind its vowel, in UTF-16 units: the place of a stress mark. */
  vowelEnds: number[];
  stresses: number[];
  /** Syllables in strong places of the metre; none without a metre. */
  strong: number[];
  /** Letter of the rhyme; `-` rhymes with none. */
  rhyme: string;
}

export interface Poem extends Partial<OpeningParts>, Partial<RhymedParts> {
  /** What it was asked to be about, if anything. */
  theme?: string;
  /** The poem as text, with blank lines between stanzas. */
  poem: string;
  /** Its lines, blank ones left out. */
  lines: string[];
  form: FormName;
  /** How its lines sound, those of an epigraph left out; present where it was asked for and there is a lexicon. */
  scan?: { lines: LineSound[] };
  seed: number;
  preset: PresetName;
  model: { name: string; version: string };
  /** Tokens written, including those of dropped lines. */
  tokens: number;
}
