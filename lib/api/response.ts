import type * as z from 'zod';
import type { Poem } from '../poet/poem.ts';
import type { healthSchema, poemResponseSchema } from './responseSchema.ts';

export type PoemResponse = z.infer<typeof poemResponseSchema>;
export type Health = z.infer<typeof healthSchema>;

/** The fields of an answer that describe the poem itself. */
export function answerOf({ tokens: _, ...fields }: Poem): Omit<PoemResponse, 'timing'> {
  return fields;
}
