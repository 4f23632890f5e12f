import { type FormName, formNames } from '../poet/poem.ts';
import { type PresetName, presetNames } from '../sampling/presets.ts';

/** What a person thinks of a poem. */
export type Vote = 'up' | 'down';

/** What is known of a poem that was voted on: how it was written, and none of its words. */
export interface VotedPoem {
  readonly form: FormName;
  readonly preset: PresetName;
  /** Name and version of the network, e.g. `verse 2.1.0`. */
  readonly network: string;
}

/** How many votes of each kind poems got that were written alike. */
export interface VoteCount extends VotedPoem, Readonly<Record<Vote, number>> {}

/** Counts votes. It keeps neither a text nor who voted. */
export interface Feedback {
  /** Adds one vote, unless the network is none. @throws what the store throws; then the vote is not counted. */
  count(vote: Vote, poem: VotedPoem): Promise<void>;
}

/** What the keys of counts begin with in a table that holds other things too. */
export const voteKeyPrefix = 'votes#';

const network = /^[\w.-]{1,30}(?: [\w.-]{1,30})?$/;

/**
 * The key of a count, e.g. `votes#rhymed#poet#verse 2.1.0`; undefined for a network that is none: what a button says may
 * be forged, and would fill the store.
 */
export function voteKey(poem: VotedPoem): string | undefined {
  if (!network.test(poem.network)) return undefined;
  return `${voteKeyPrefix}${poem.form}#${poem.preset}#${poem.network}`;
}

/** Reads a key; undefined if it is none, or of a form or preset that this version does not know. */
export function votedPoemOf(key: string): VotedPoem | undefined {
  if (!key.startsWith(voteKeyPrefix)) return undefined;
  const [form, preset, name = ''] = key.slice(voteKeyPrefix.length).split('#');
  const known = {
    form: formNames.find((own) => own === form),
    preset: presetNames.find((own) => own === preset),
  };
  if (known.form === undefined || known.preset === undefined || !network.test(name)) return undefined;
  return { form: known.form, preset: known.preset, network: name };
}
