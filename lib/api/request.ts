import * as z from 'zod';
import { formAndModel, type ModelName } from '../poet/models.ts';
import type { FormName } from '../poet/poem.ts';
import { ruleFaults } from './formRules.ts';
import { type FieldError, Problem } from './problem.ts';
import { requestFields, sampling } from './requestFields.ts';

/** The schema of a poem request. Unknown fields are refused by name. */
const poemRequestSchema = z
  .strictObject(requestFields, { error: 'must be a JSON object' })
  .superRefine((request, { addIssue }) => {
    for (const { path, detail } of ruleFaults(request)) addIssue({ code: 'custom', path, message: detail });
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
  throw badRequest(result.error.issues.flatMap((issue) => fieldErrors(issue, body)).slice(0, maxErrors));
}

/** What the caller is told of fields at fault. A fault of the request as a whole has an empty field. */
export function badRequest(errors: readonly FieldError[]): Problem {
  const [first] = errors;
  return new Problem(400, {
    detail: `${errors.map(({ field, detail }) => (field === '' ? `The request ${detail}` : `${field} ${detail}`)).join('; ')}.`,
    ...(first === undefined || first.field === '' ? {} : { field: first.field, errors: [...errors] }),
  });
}

function fieldErrors(issue: z.core.$ZodIssue, body: unknown): FieldError[] {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') {
    const known = Object.keys(path[0] === 'sampling' ? sampling.shape : requestFields).join(', ');
    return issue.keys.map((key) => ({
      field: [...path, key.slice(0, 40)].join('.'),
      detail: `is not a known field (known are ${known})`,
    }));
  }
  const missing = issue.path.length === 1 && !Object.hasOwn(body as object, path[0] as string);
  return [{ field: path.join('.'), detail: missing ? `is required and ${issue.message}` : issue.message }];
}
