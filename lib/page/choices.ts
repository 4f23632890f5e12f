import type { PoemRequest } from '../api/request.ts';

/** What only some forms of verse let a person choose. */
export type Detail = 'lines' | 'scheme' | 'meter';

/** A kind of verse on the page. */
export interface VerseKind {
  /** What a request says of it beside what others say. */
  readonly asks: Pick<PoemRequest, 'form' | 'model'>;
  readonly details: readonly Detail[];
  /** How many lines it always has. */
  readonly lines?: number;
  /** Whether further stanzas can follow. */
  readonly goesOn: boolean;
}

/** The kinds of verse, the usual one first. Each has a name in texts.ts. */
export const verseKinds = {
  rhymed: { asks: {}, details: ['lines', 'scheme', 'meter'], goesOn: true },
  free: { asks: { form: 'free' }, details: ['lines'], goesOn: true },
  classic: { asks: { model: 'classic' }, details: ['lines'], goesOn: true },
  pirozhok: { asks: { form: 'pirozhok' }, details: [], lines: 4, goesOn: false },
  poroshok: { asks: { form: 'poroshok' }, details: [], lines: 4, goesOn: false },
} as const satisfies Readonly<Record<string, VerseKind>>;
export type VerseKindName = keyof typeof verseKinds;

/** Lines of a poem; the usual number is the API's own. */
export const lengths = ['4', '8', '12'] as const;
export const usualLength = '8';

/** Patterns of a quatrain, and names of whole schemes; `auto` goes on as the person's lines begin. */
export const schemes = ['auto', 'ABAB', 'AABB', 'ABBA', '-A-A', 'SONNET', 'ONEGIN'] as const;
export type SchemeChoice = (typeof schemes)[number];

/** `auto` takes up the metre of the person's lines. */
export const meters = ['auto', 'iamb', 'trochee', 'dactyl', 'amphibrach', 'anapest', 'dolnik'] as const;
export type MeterChoice = (typeof meters)[number];
