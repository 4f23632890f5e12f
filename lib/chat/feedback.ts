import type { FormName } from '../poet/poem.ts';
import type { PresetName } from '../sampling/presets.ts';

/** What a person thinks of a poem. */
export type Vote = 'up' | 'down';

/** What is known of a poem that was voted on: how it was written, and none of its words. */
export interface VotedPoem {
  readonly form: FormName;
  readonly preset: PresetName;
  /** Name and version of the network, e.g. `verse 2.1.0`. */
  readonly network: string;
}

/** Counts votes. It keeps neither a text nor who voted. */
export interface Feedback {
  /** Adds one vote. @throws what the store throws; then the vote is not counted. */
  count(vote: Vote, poem: VotedPoem): Promise<void>;
}
