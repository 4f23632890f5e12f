import type { LineTemplate } from '../../forms/lineTemplate.ts';
import type { Random } from '../../sampling/random.ts';
import type { Potential } from './potentials/potential.ts';
import type { SearchSettings } from './settings.ts';
import type { Work } from './work.ts';

/** Last words that are tried for each candidate of a search. */
export const LAST_WORDS = 2;

/** A rhyme word that a candidate begins with: the line's last. */
export interface RhymeStart {
  readonly tokens: readonly number[];
  /** What its distance from the rhyme adds, in nats: nothing where it is exact, else less than nothing. */
  readonly added: number;
}

/** A line to search. */
export interface LineTask extends SearchSettings {
  readonly template: LineTemplate;
  readonly potentials: readonly Potential[];
  /** What the candidates begin with; where absent, each chooses its own last word. */
  readonly starts?: readonly RhymeStart[];
  /** What the search may cost. */
  readonly work: Work;
  /** Ends the search. */
  readonly signal?: AbortSignal;
  readonly random: Random;
}
