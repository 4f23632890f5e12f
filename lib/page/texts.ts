import type { PresetName } from '../sampling/presets.ts';
import type { MeterChoice, SchemeChoice, VerseKindName } from './choices.ts';

/** Languages that the page speaks, the first to those who name none. */
export const languages = ['ru', 'en'] as const;
export type Language = (typeof languages)[number];

/** A choice in words: what a person understands, and what a scholar calls it. */
export interface Choice {
  readonly label: string;
  readonly term?: string;
}

/** All that the page says in one language. */
export interface Texts {
  readonly title: string;
  readonly description: string;
  readonly tagline: string;
  readonly api: string;
  readonly noScript: string;
  readonly line: string;
  readonly lineHint: string;
  readonly placeholder: string;
  readonly write: string;
  readonly examples: string;
  readonly mood: string;
  readonly presets: Readonly<Record<PresetName, Choice>>;
  readonly more: string;
  readonly kind: string;
  readonly kinds: Readonly<Record<VerseKindName, Choice>>;
  readonly length: string;
  readonly lengths: (lines: string) => string;
  readonly scheme: string;
  readonly schemes: Readonly<Record<SchemeChoice, Choice>>;
  readonly meter: string;
  readonly meters: Readonly<Record<MeterChoice, Choice>>;
  readonly poem: string;
  readonly actions: Readonly<Record<Action, string>>;
  readonly stresses: string;
  readonly making: string;
  readonly legend: string;
  /** What the script says: plain text, with `{name}` for what it fills in. */
  readonly script: ScriptTexts;
}

/** What can be done with a poem: write on from it, and take it along. */
export const actions = [
  ['another', 'goOn', 'calmer', 'wilder'],
  ['copy', 'link', 'picture'],
] as const;
export type Action = (typeof actions)[number][number];

export interface ScriptTexts {
  readonly title: string;
  readonly writing: string;
  readonly ready: string;
  readonly copied: string;
  readonly linked: string;
  readonly drawn: string;
  readonly epigraph: Readonly<Record<'script' | 'length', string>>;
  readonly exhausted: string;
  /** The metre of a poem. */
  readonly measure: Readonly<Record<string, string>>;
  readonly unmeasured: string;
  readonly rhymes: string;
  /** Letters that name rhymes: those for A to Z. */
  readonly rhymeLetters: string;
  readonly errors: Readonly<
    Record<'empty' | 'line' | 'request' | 'busy' | 'offline' | 'failed' | 'picture' | 'clipboard', string>
  >;
}
