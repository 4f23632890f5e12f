import * as z from 'zod';

export const fieldErrorSchema = z.object({
  field: z.string().meta({ description: 'Path of the field, e.g. sampling.topK.' }),
  detail: z.string().meta({ description: 'What is wrong with it, and what it may be.' }),
});

/** Problem details as in RFC 9457. */
export const problemSchema = z
  .object({
    type: z.string().meta({ description: 'Always about:blank: the status tells the kind.' }),
    title: z.string().meta({ description: 'The name of the status.' }),
    status: z.int().min(400).max(599),
    detail: z.string().meta({ description: 'What went wrong, and what to do about it.' }),
    field: z.string().optional().meta({ description: 'The first field at fault.' }),
    errors: z.array(fieldErrorSchema).optional().meta({ description: 'Every field at fault.' }),
  })
  .meta({
    examples: [
      {
        type: 'about:blank',
        title: 'Bad Request',
        status: 400,
        detail: 'lines must be a whole number from 4 to 40.',
        field: 'lines',
        errors: [{ field: 'lines', detail: 'must be a whole number from 4 to 40' }],
      },
    ],
  });
