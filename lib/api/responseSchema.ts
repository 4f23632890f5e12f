import * as z from 'zod';
import { formNames, openingReasons, openings } from '../poet/poem.ts';
import { presetNames } from '../sampling/presets.ts';
import { limits } from './limits.ts';

const milliseconds = z.number().nonnegative();
const model = z.object({ name: z.string(), version: z.string() });

/** A field that free verse does not have. */
function ofRhymed<T extends z.ZodType>(schema: T, description: string) {
  return schema.meta({ description: `${description} Not in free verse.` }).exactOptional();
}

const indices = z.array(z.int().nonnegative());

/** How a line sounds. */
const soundSchema = z.object({
  vowelEnds: indices.meta({
    description:
      'For each syllable, the index in the line just behind its vowel, in UTF-16 units: the place of a stress mark.',
  }),
  stresses: indices.meta({ description: 'Stressed syllables, counted from 0.' }),
  strong: indices.meta({
    description: 'Syllables in strong places of the metre, counted from 0; none without a metre.',
  }),
  rhyme: z.string().meta({ description: 'Lines with the same letter rhyme; `-` rhymes with none.' }),
});

/** A poem, with what is needed to write it again. */
export const poemResponseSchema = z
  .object({
    poem: z
      .string()
      .meta({ description: 'The lines, parted by "\\n"; one empty line more between stanzas.' }),
    lines: z
      .array(z.string())
      .meta({ description: 'Your own lines, an epigraph too, then those that were written.' }),
    form: z.enum(formNames),
    theme: z.string().meta({ description: 'What it was asked to be about, tidied.' }).exactOptional(),
    opening: z
      .enum(openings)
      .meta({
        description:
          'Whether your lines open the poem, or stand above it, apart, as an epigraph. Free verse only says so of an epigraph, and a poem without a prompt says nothing of it.',
      })
      .exactOptional(),
    openingReason: z
      .enum(openingReasons)
      .meta({
        description:
          'Why your lines are an epigraph: `script`, they have no Cyrillic word; `length`, they are more than can open the poem; `asked`.',
      })
      .exactOptional(),
    scheme: ofRhymed(
      z.string(),
      'Which lines rhyme: a letter a line, a space between stanzas; `-` rhymes with none. An epigraph has no letter.',
    ),
    meter: ofRhymed(
      z.string(),
      'The metre and its feet, which repeat over the lines, e.g. iamb-4; of a dolnik, its strong syllables, e.g. dolnik-3.',
    ),
    stressed: ofRhymed(
      z.string(),
      'The poem with U+0301 behind each stressed vowel of words of two or more syllables.',
    ),
    score: ofRhymed(
      z.number().max(0),
      'Mean natural logarithm of a token’s probability: the nearer to 0, the less the network is surprised.',
    ),
    scan: z
      .object({ lines: z.array(soundSchema) })
      .meta({
        description: 'How each line sounds, those of an epigraph left out. Where it was asked for.',
      })
      .exactOptional(),
    exhausted: ofRhymed(
      z.literal(true),
      'The search was cut short, mostly by `budgetMs`: the last lines were written with little choice.',
    ),
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
        form: 'rhymed',
        opening: 'line',
        scheme: 'ABAB',
        meter: 'iamb-4',
        stressed:
          'Над кры́шей ти́хо та́ет свет\nИ снег ложи́тся на доро́гу\nА у окна́ отве́та нет\nИ ве́чер бли́зится к поро́гу',
        score: -3.2,
        seed: 7,
        preset: 'tender',
        model: { name: 'verse', version: '0.1.0' },
        timing: { loadMs: 0, composeMs: 21.4 },
      },
    ],
  });

/** State of the service; asking for it loads nothing. */
export const healthSchema = z
  .object({
    status: z.literal('ok'),
    version: z.string().meta({ description: 'Version of the service.' }),
    loaded: z.boolean().meta({ description: 'Whether this process holds a network already.' }),
    model: model.optional().meta({ description: 'The first of the networks it holds.' }),
    models: z
      .array(model)
      .meta({ description: 'All networks it holds; each is loaded when first asked for.' }),
  })
  .meta({ examples: [{ status: 'ok', version: '0.1.0', loaded: false, models: [] }] });
