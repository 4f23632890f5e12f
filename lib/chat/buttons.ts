import { limits } from '../api/limits.ts';
import { formNames } from '../poet/poem.ts';
import { presetNames } from '../sampling/presets.ts';
import type { Vote, VotedPoem } from './feedback.ts';
import { type Length, lengths, type Mood, moods, type Recipe, usualRecipe } from './recipe.ts';

/** What is done to the poem above a button that names its recipe. */
const recipeActions = ['poem', 'next', 'draw', 'open', 'shut'] as const;

/** A poem as a button knows it. */
export interface KnownPoem {
  readonly recipe: Recipe;
  /** The first lines that are the person's; 0 where they can't be read from the poem. */
  readonly own: number;
  /** The network that wrote it, e.g. `verse 2.1.0`. */
  readonly network?: string;
}

/**
 * What a button does: writes a poem; goes on with the one above it; sends it as a picture; shows or hides the further
 * buttons; counts a vote.
 */
export type ButtonAction =
  | ({ readonly action: (typeof recipeActions)[number] } & KnownPoem)
  | ({ readonly action: 'vote'; readonly vote: Vote } & VotedPoem);

/** The longest name of a network that a button holds. */
const LONGEST_NETWORK = 18;

/**
 * Writes a button's data: an action and its parameters as in a URL, e.g. `poem?p=po&f=fr`, with the first two letters of
 * names; at most 64 bytes, which is Telegram's limit. Unknown parameters are skipped and missing ones have defaults, so
 * that the buttons of older and newer versions work.
 */
export function encodeButton(button: ButtonAction): string {
  if (button.action === 'vote') {
    const { vote, preset, form, network } = button;
    return `vote?${new URLSearchParams({ v: vote, p: short(preset), f: short(form), w: network.slice(0, LONGEST_NETWORK) })}`;
  }
  const { action, own, network, recipe } = button;
  const { preset, form, length, mood, seed, further } = recipe;
  const parameters = {
    p: short(preset),
    f: short(form),
    ...(length && { l: short(length) }),
    ...(mood && { m: short(mood) }),
    ...(seed !== undefined && { s: seed.toString(36) }),
    ...(further && { n: String(further) }),
    ...(own > 0 && { o: String(own) }),
    ...(network && { w: network.slice(0, LONGEST_NETWORK) }),
  };
  return `${action}?${new URLSearchParams(parameters)}`;
}

/** Reads a button's data; undefined if it is not one of ours. */
export function decodeButton(data: string | undefined): ButtonAction | undefined {
  const [, name, rest] = /^(\w+)\?(.*)$/u.exec(data ?? '') ?? [];
  const parameters = new URLSearchParams(rest);
  const get = (...names: string[]) =>
    names.map((own) => parameters.get(own)).find((own) => own !== null) ?? undefined;
  const named = get('p', 'preset') ?? usualRecipe.preset;
  const preset = namedBy(presetNames, named);
  if (preset === undefined) return undefined;
  // A form that this version does not know, or no form, is the usual one.
  const form = namedBy(formNames, get('f', 'form')) ?? usualRecipe.form;
  const network = get('w') ?? '';
  if (name === 'vote')
    return { action: name, vote: get('v') === 'down' ? 'down' : 'up', preset, form, network };
  const action = recipeActions.find((known) => known === name);
  if (action === undefined) return undefined;
  const length = namedBy(Object.keys(lengths) as Length[], get('l'));
  const mood = namedBy(Object.keys(moods) as Mood[], get('m'));
  const seed = Number.parseInt(get('s') ?? '', 36);
  const further = Number(get('n') ?? 0);
  const recipe = {
    preset,
    form,
    ...(length && { length }),
    ...(mood && { mood }),
    ...(isWithin(limits.seed, seed) && { seed }),
    ...(isWithin(limits.furtherStanzas, further) && further > 0 && { further }),
  };
  const own = Number(get('o') ?? 0) || 0;
  return { action, recipe, own, ...(network !== '' && { network }) };
}

function short(name: string): string {
  return name.slice(0, 2);
}

/** The name that begins so. */
function namedBy<T extends string>(names: readonly T[], beginning: string | undefined): T | undefined {
  return beginning ? names.find((name) => name.startsWith(beginning)) : undefined;
}

function isWithin([least, most]: readonly [number, number], value: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}
