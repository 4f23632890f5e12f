import type { SamplingSettings } from '../sampling/presets.ts';
import type { Random } from '../sampling/random.ts';
import type { Guards } from './guards.ts';
import type { ComposeRequest, OpeningParts, OpeningReason, RhymedParts } from './poem.ts';
import type { Theme } from './theme.ts';

/** A poem to write: what the plans of all forms have in common. */
export interface Plan {
  /** The person's lines as they stand in the poem, an empty one between stanzas. */
  readonly given: readonly string[];
  /** What the network reads of them before it writes. */
  readonly prompt: string;
  /** What the poem is to be about, where that was asked for. */
  readonly theme?: Theme;
  /** Why the person's lines stand above the poem; absent where they open it. */
  readonly openingReason?: OpeningReason;
  /** Whether a blank line follows the person's text. */
  readonly opensStanza: boolean;
  /** Genre that the network is told of, whose poems have neither capitals nor marks; absent for other verse. */
  readonly genre?: 'pirozhok';
}

/** A request as forms plan it. */
export interface PlannedRequest extends Omit<ComposeRequest, 'prompt' | 'theme'> {
  /** Tidied, with stress marks; empty where there is none. */
  readonly prompt: string;
  readonly theme?: Theme;
}

/** What a writer needs beside the plan. */
export interface WriteOptions {
  readonly settings: SamplingSettings;
  readonly random: Random;
  /** Time of `performance.now()` after which the rest is written by the smallest search. */
  readonly deadline: number;
  readonly guards: Guards;
  /** Ends the writing. */
  readonly signal?: AbortSignal;
}

/** What a writer wrote. */
export interface Verse {
  /** Lower-case lines in reading order; an empty one between stanzas. */
  readonly lines: readonly string[];
  /** Tokens written, including those of dropped lines. */
  readonly tokens: number;
  /**
   * Mean natural logarithm of the probability that the network gave to each token of the lines; absent where it does not
   * give probabilities.
   */
  readonly score?: number;
}

/** Writes verse with a network of its own. The same plan, settings and random numbers give the same verse. */
export interface VerseWriter<P extends Plan, V extends Verse = Verse> {
  /** @throws the signal's reason, once it is aborted. */
  write(plan: P, options: WriteOptions): Promise<V>;
}

/** A form of verse. Free and rhymed verse are the two. */
export interface VerseForm<P extends Plan, V extends Verse = Verse> {
  /**
   * @throws FormError where the form asked for is none.
   */
  plan(request: PlannedRequest, random: Random): P;
  readonly writer: VerseWriter<P, V>;
  /** What a poem says of itself beside its text. @param written the text behind the person's lines. */
  describe(plan: P, verse: V, written: string): Partial<OpeningParts & RhymedParts>;
}
