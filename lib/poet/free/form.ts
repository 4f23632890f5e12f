import { tidy } from '../../russian/tidy.ts';
import { contextText } from '../context.ts';
import { personsLines } from '../layout.ts';
import { epigraphReason, openingPartsOf } from '../opening/epigraph.ts';
import type { Poet } from '../poet.ts';
import type { PlannedRequest, VerseForm } from '../writer.ts';
import { type FreePlan, FreeWriter } from './writer.ts';

/** Fewest lines of a free poem, whatever was sent. */
export const MIN_LINES = 4;

/** Free verse: the person's lines and what the three heuristics make of them. */
export function freeForm({ network, tokenizer }: Poet): VerseForm<FreePlan> {
  return {
    plan: planFree,
    writer: new FreeWriter(network, tokenizer),
    describe: (plan) => (plan.openingReason ? openingPartsOf(plan) : {}),
  };
}

function planFree({ prompt, theme, lines, opening }: PlannedRequest): FreePlan {
  const given = personsLines(tidy(prompt));
  const reason = epigraphReason(prompt, opening === 'epigraph');
  const sent = reason ? 0 : given.length;
  const wanted = lines === undefined ? undefined : Math.max(1, lines - sent);
  return {
    given,
    prompt: contextText(given),
    ...(theme ? { theme } : {}),
    ...(reason ? { openingReason: reason } : {}),
    opensStanza: reason !== undefined && given.length > 0,
    minLines: wanted ?? Math.max(1, MIN_LINES - sent),
    maxLines: wanted ?? Number.POSITIVE_INFINITY,
  };
}
