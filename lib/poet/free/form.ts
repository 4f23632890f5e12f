import { personsLines } from '../layout.ts';
import type { ComposeRequest } from '../poem.ts';
import type { Poet } from '../poet.ts';
import type { VerseForm } from '../writer.ts';
import { type FreePlan, FreeWriter } from './writer.ts';

/** Fewest lines of a free poem, whatever was sent. */
export const MIN_LINES = 4;

/** Free verse: the person's lines and what the three heuristics make of them. */
export function freeForm({ network, tokenizer }: Poet): VerseForm<FreePlan> {
  return { plan: planFree, writer: new FreeWriter(network, tokenizer), describe: () => ({}) };
}

function planFree({ prompt, lines }: ComposeRequest): FreePlan {
  const sent = personsLines(prompt).length;
  const wanted = lines === undefined ? undefined : Math.max(1, lines - sent);
  return {
    prompt,
    opensStanza: false,
    minLines: wanted ?? Math.max(1, MIN_LINES - sent),
    maxLines: wanted ?? Number.POSITIVE_INFINITY,
  };
}
