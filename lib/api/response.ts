import * as z from 'zod';
import { presetNames } from '../sampling/presets.ts';
import { limits } from './limits.ts';

const milliseconds = z.number().nonnegative();
const model = z.object({ name: z.string(), version: z.string() });

/** A poem, with all that is needed to have it again. */
export const poemResponseSchema = z
  .object({
    poem: z.string().meta({ description: 'The lines, parted by "\\n".' }),
    lines: z.array(z.string()),
    seed: z
      .int()
      .min(limits.seed[0])
      .max(limits.seed[1])
      .meta({ description: 'Send it to have this poem again.' }),
    preset: z.enum(presetNames),
    model: model.meta({ description: 'The network that wrote it.' }),
    timing: z.object({
      loadMs: milliseconds.meta({ description: 'How long this request waited for the network to load.' }),
      composeMs: milliseconds.meta({ description: 'How long the writing took.' }),
    }),
  })
  .meta({
    examples: [
      {
        poem: 'Над крышей тихо тает свет\nИ снег ложится на дорогу\nА у окна ответа нет\nИ вечер близится к порогу',
        lines: [
          'Над крышей тихо тает свет',
          'И снег ложится на дорогу',
          'А у окна ответа нет',
          'И вечер близится к порогу',
        ],
        seed: 7,
        preset: 'tender',
        model: { name: 'classic', version: '0.1.0' },
        timing: { loadMs: 0, composeMs: 21.4 },
      },
    ],
  });

/** State of the service; asking for it loads nothing. */
export const healthSchema = z
  .object({
    status: z.literal('ok'),
    version: z.string().meta({ description: 'Version of the service.' }),
    loaded: z.boolean().meta({ description: 'Whether this process holds the network already.' }),
    model: model.optional(),
  })
  .meta({ examples: [{ status: 'ok', version: '0.1.0', loaded: false }] });

export type PoemResponse = z.infer<typeof poemResponseSchema>;
export type Health = z.infer<typeof healthSchema>;
