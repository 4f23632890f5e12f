import * as z from 'zod';
import { schemeFault } from '../forms/schemeFault.ts';
import { formAndModel, type ModelName, modelNames, writes } from '../poet/models.ts';
import { type FormName, formNames, openings } from '../poet/poem.ts';
import { tidy } from '../russian/tidy.ts';
import { defaultPreset, presetNames } from '../sampling/presets.ts';
import { clausulae, meter, scheme } from './formFields.ts';
import { limits } from './limits.ts';
import { type FieldError, Problem } from './problem.ts';

type Range = readonly [number, number];

function wholeNumber([low, high]: Range, description: string) {
  const error = `must be a whole number from ${low} to ${high}`;
  return z.int({ error }).min(low, { error }).max(high, { error }).meta({ description });
}

function number([low, high]: Range, description: string) {
  const error = `must be a number from ${low} to ${high}`;
  return z.number({ error }).min(low, { error }).max(high, { error }).meta({ description });
}

const [shortest, longest] = limits.prompt;
const promptError = `must be text of ${shortest} to ${longest} characters, not counting white space around it`;

const prompt = z
  .string({ error: promptError })
  .overwrite((text) => tidy(text, { stressMarks: true }))
  // Counted as JSON Schema counts: in code points, not in UTF-16 units.
  .refine((text) => text !== '' && [...text].length <= longest, { error: promptError })
  .meta({
    minLength: shortest,
    maxLength: longest,
    description:
      'The first line, or up to four. They open the poem, whatever they are; what stands above it as an epigraph: see `opening`. U+0301 behind a vowel marks its stress. White space around it is dropped.',
    examples: ['Над крышей тихо тает свет'],
  });

const sampling = z
  .strictObject(
    {
      topK: wholeNumber(
        limits.topK,
        'How many of the likeliest tokens a step chooses among; in rhymed verse, how wide it chooses among those that keep the form.',
      ).exactOptional(),
      newlineTopK: wholeNumber(
        limits.newlineTopK,
        'The same for the first token of a line; in rhymed verse, how many rhyme words a line chooses among.',
      ).exactOptional(),
      chaosTopK: wholeNumber(
        limits.chaosTopK,
        'By how many a step of chaos widens that choice.',
      ).exactOptional(),
      chaosRate: number(limits.chaosRate, 'Share of the steps that are steps of chaos.').exactOptional(),
      maxTokens: wholeNumber(
        limits.maxTokens,
        'How many tokens are written; free verse only.',
      ).exactOptional(),
    },
    { error: 'must be an object' },
  )
  .meta({ description: 'Values that take the place of those of the preset.' });

function oneOf<const T extends readonly string[]>(names: T, description: string) {
  return z.enum(names, { error: `must be one of ${names.join(', ')}` }).meta({ description });
}

const ownForms = modelNames
  .map((model) => `${model} writes ${formAndModel({ model }).form} verse`)
  .join(', ');

const rhyming = modelNames.filter((model) => writes(model, 'rhymed'));
const freeOnly = modelNames.filter((model) => !rhyming.includes(model));

/** Fields that only rhymed verse has. */
export const rhymedFields = ['scheme', 'meter', 'clausulae', 'budgetMs'] as const;

/** The schema of a poem request. Unknown fields are refused by name. */
export const poemRequestSchema = z
  .strictObject(
    {
      prompt,
      form: oneOf(
        formNames,
        `Verse that rhymes and keeps a metre, or free verse. Unless it is given, ${ownForms}.`,
      ).exactOptional(),
      model: oneOf(modelNames, `The network that writes; ${freeOnly.join(', ')} writes free verse only.`)
        .meta({ default: formAndModel({}).model })
        .exactOptional(),
      opening: oneOf(
        openings,
        'Where your lines stand. `line`, the default: they open the poem. `epigraph`: they stand above it. Text without a Cyrillic word, and more lines than can open the poem, stand above it in any case.',
      ).exactOptional(),
      scheme: scheme.exactOptional(),
      meter: meter.exactOptional(),
      clausulae: clausulae.exactOptional(),
      budgetMs: wholeNumber(
        limits.budgetMs,
        `Milliseconds after which the lines that are left are written with little choice, and the answer says \`exhausted\`; ${limits.budgetMs[1]} unless given, far more than a poem takes. Rhymed verse only.`,
      ).exactOptional(),
      profanity: z
        .boolean({ error: 'must be true or false' })
        .meta({ description: 'Whether obscene words may be written.', default: false })
        .exactOptional(),
      preset: oneOf(presetNames, 'From love verse to pure linguistic madness.').default(defaultPreset),
      sampling: sampling.exactOptional(),
      lines: wholeNumber(
        limits.lines,
        'How many lines the poem has, yours included; an epigraph is not counted. A scheme must have as many.',
      ).exactOptional(),
      seed: wholeNumber(
        limits.seed,
        'The same request with the same seed gives the same poem on any machine, unless `budgetMs` cuts it short.',
      ).exactOptional(),
    },
    { error: 'must be a JSON object' },
  )
  .superRefine((request, { addIssue }) => {
    const { form, model } = formAndModel(request);
    if (!writes(model, form)) {
      const message = `can't be ${form} with the model ${model}: leave out one of the two`;
      addIssue({ code: 'custom', path: ['form'], message });
    }
    if (form === 'rhymed') {
      const fault = request.scheme === undefined ? undefined : schemeFault(request.scheme, request.lines);
      if (fault) addIssue({ code: 'custom', path: [fault.field], message: fault.detail });
      return;
    }
    const message = `belongs to rhymed verse, and this poem is free verse: leave it out, or ask for the form rhymed of the model ${rhyming.join(' or ')}`;
    for (const field of rhymedFields) {
      if (request[field] !== undefined) addIssue({ code: 'custom', path: [field], message });
    }
  })
  .meta({
    examples: [
      {
        prompt: 'Над крышей тихо тает свет',
        form: 'rhymed',
        model: 'verse',
        scheme: 'ABAB',
        preset: 'tender',
        seed: 7,
      },
    ],
  });

/** A poem request as the caller sends it: most fields may be left out. */
export type PoemRequest = z.input<typeof poemRequestSchema>;
/** A poem request after the check, its defaults filled in. */
export type ParsedPoemRequest = z.output<typeof poemRequestSchema> & { form: FormName; model: ModelName };

/** How many errors an answer names: a small body can have a thousand. */
const maxErrors = 10;

/**
 * Checks a parsed body, and fills in the defaults.
 *
 * @throws Problem (400) that names each wrong field and says what it may be.
 */
export function parsePoemRequest(body: unknown): ParsedPoemRequest {
  // zod would compile a checker, which takes longer than it saves in the life of a Lambda container.
  const result = poemRequestSchema.safeParse(body, { jitless: true });
  if (result.success) return { ...result.data, ...formAndModel(result.data) };
  const errors = result.error.issues.flatMap((issue) => fieldErrors(issue, body)).slice(0, maxErrors);
  const [first] = errors;
  throw new Problem(400, {
    detail: `${errors.map(({ field, detail }) => (field === '' ? `The request ${detail}` : `${field} ${detail}`)).join('; ')}.`,
    ...(first === undefined || first.field === '' ? {} : { field: first.field, errors }),
  });
}

function fieldErrors(issue: z.core.$ZodIssue, body: unknown): FieldError[] {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') {
    const known = Object.keys(path[0] === 'sampling' ? sampling.shape : poemRequestSchema.shape).join(', ');
    return issue.keys.map((key) => ({
      field: [...path, key.slice(0, 40)].join('.'),
      detail: `is not a known field (known are ${known})`,
    }));
  }
  const missing = issue.path.length === 1 && !Object.hasOwn(body as object, path[0] as string);
  return [{ field: path.join('.'), detail: missing ? `is required and ${issue.message}` : issue.message }];
}
