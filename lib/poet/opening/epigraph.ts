import { personsLines } from '../layout.ts';
import type { OpeningParts, OpeningReason } from '../poem.ts';
import type { Plan } from '../writer.ts';

/**
 * Why a text can only be an epigraph: it was asked for, no word is Cyrillic, or there are too many lines.
 * @param most lines that may open the poem.
 * @returns undefined where the text opens the poem, or there is none.
 */
export function epigraphReason(
  prompt: string,
  isAsked: boolean,
  most = Number.POSITIVE_INFINITY,
): OpeningReason | undefined {
  if (prompt === '') return undefined;
  if (isAsked) return 'asked';
  if (!/\p{Script=Cyrillic}/u.test(prompt)) return 'script';
  return personsLines(prompt).length > most ? 'length' : undefined;
}

/** What a poem says of the person's lines, where there are any. */
export function openingPartsOf({
  given,
  openingReason,
}: Pick<Plan, 'given' | 'openingReason'>): Partial<OpeningParts> {
  if (given.length === 0) return {};
  return openingReason ? { opening: 'epigraph', openingReason } : { opening: 'line' };
}
