import { formAndModel, type ModelName } from '../poet/models.ts';
import type { FormName } from '../poet/poem.ts';
import type { PresetName } from '../sampling/presets.ts';
import { objectOf, type Report, type ValuesOf } from './field.ts';
import { ruleFaults } from './formRules.ts';
import { type FieldError, Problem } from './problem.ts';
import { requestFields } from './requestFields.ts';

const poemRequest = objectOf(requestFields, 'must be a JSON object');

/** A poem request as the caller sends it: most fields may be left out. */
export type PoemRequest = ValuesOf<typeof requestFields>;
/** A poem request after the check, its defaults filled in. */
export type ParsedPoemRequest = PoemRequest & { form: FormName; model: ModelName; preset: PresetName };

/** How many errors an answer names: a small body can have a thousand. */
const maxErrors = 10;

/**
 * Checks a parsed body, and fills in the defaults.
 *
 * @throws Problem (400) that names each wrong field and says what it may be.
 */
export function parsePoemRequest(body: unknown): ParsedPoemRequest {
  const errors: FieldError[] = [];
  let isOfType = true;
  const report: Report = (path, detail, ofType) => {
    errors.push({ field: path.join('.'), detail });
    isOfType &&= ofType;
  };
  const request = poemRequest.read(body, report) as PoemRequest & { preset: PresetName };
  if (isOfType) {
    for (const { path, detail } of ruleFaults(request)) {
      const isMissing = path.length === 1 && !Object.hasOwn(request, path[0] as string);
      errors.push({ field: path.join('.'), detail: isMissing ? `is required and ${detail}` : detail });
    }
  }
  if (errors.length > 0) throw badRequest(errors.slice(0, maxErrors));
  return { ...request, ...formAndModel(request) };
}

/** What the caller is told of fields at fault. A fault of the request as a whole has an empty field. */
export function badRequest(errors: readonly FieldError[]): Problem {
  const [first] = errors;
  return new Problem(400, {
    detail: `${errors.map(({ field, detail }) => (field === '' ? `The request ${detail}` : `${field} ${detail}`)).join('; ')}.`,
    ...(first === undefined || first.field === '' ? {} : { field: first.field, errors: [...errors] }),
  });
}
