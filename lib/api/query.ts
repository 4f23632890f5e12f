import type { Fields } from './field.ts';
import type { FieldError, Problem } from './problem.ts';
import { badRequest } from './request.ts';
import { requestFields, sampling } from './requestFields.ts';

/** What a query calls the prompt. */
export const lineParameter = 'line';
const settingPrefix = 'sampling.';

/** The fields of a request as a query names them. */
export const queryFields = Object.keys(requestFields).map((name) =>
  name === 'prompt' ? lineParameter : name,
);

/** Names that a body has and a query has not. */
const misnomers: Readonly<Record<string, string>> = {
  prompt: `is called ${lineParameter} in a query`,
  sampling: `is given setting by setting in a query, such as ${settingPrefix}topK`,
};

/**
 * The body that a query stands for: `line` is the prompt, a setting of `sampling` has its group before it
 * (`sampling.topK`), each other field is a parameter of its name.
 *
 * @returns a body that is not yet checked.
 * @throws Problem (400) where a parameter is given twice, or has the name that it has in a body.
 */
export function bodyOfQuery(query: URLSearchParams): Record<string, unknown> {
  const names = [...new Set(query.keys())];
  const faults = names.flatMap((field): FieldError[] => {
    if (Object.hasOwn(misnomers, field)) return [{ field, detail: misnomers[field] as string }];
    return query.getAll(field).length > 1 ? [{ field: field.slice(0, 40), detail: 'is given twice' }] : [];
  });
  if (faults.length > 0) throw badRequest(faults);
  const fields: [string, unknown][] = [];
  const settings: [string, unknown][] = [];
  for (const [name, text] of query) {
    if (name.startsWith(settingPrefix)) {
      const setting = name.slice(settingPrefix.length);
      settings.push([setting, fieldValue(text, sampling.fields, setting)]);
    } else if (name === lineParameter) fields.push(['prompt', text]);
    else fields.push([name, fieldValue(text, requestFields, name)]);
  }
  // Not by assignment: a parameter may be called `__proto__`.
  return Object.fromEntries(
    settings.length === 0 ? fields : [...fields, ['sampling', Object.fromEntries(settings)]],
  );
}

/** The same problem in the terms of a query. */
export function inQueryTerms(problem: Problem): Problem {
  const { errors } = problem.details;
  if (errors === undefined) return problem;
  const inTerms = (text: string) => text.replace(/\bprompt\b/gu, lineParameter);
  return badRequest(errors.map(({ field, detail }) => ({ field: inTerms(field), detail: inTerms(detail) })));
}

/** A parameter as its field takes it; the text itself where it is none, which the check then refuses by name. */
function fieldValue(text: string, fields: Fields, name: string): unknown {
  const type = Object.hasOwn(fields, name) ? fields[name]?.schema['type'] : undefined;
  if ((type === 'number' || type === 'integer') && /^-?\d+(?:\.\d+)?$/u.test(text)) return Number(text);
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}
