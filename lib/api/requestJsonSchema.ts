import { LONGEST_SCHEME } from '../forms/limits.ts';
import { formAndModel, modelNames, writes } from '../poet/models.ts';
import { type FormName, formNames } from '../poet/poem.ts';
import type { Json } from './field.ts';
import { formsOfField, linesOf } from './formRules.ts';
import { limits } from './limits.ts';
import { clausulaePattern, meterPattern, schemePattern, schemePatternOf } from './patterns.ts';
import { requestFields } from './requestFields.ts';

type Properties = Record<string, Json>;

const titles: Readonly<Record<FormName, string>> = {
  rhymed: 'Rhymed verse',
  free: 'Free verse',
  pirozhok: 'Pirozhok',
  poroshok: 'Poroshok',
};
const patterns: Readonly<Record<string, string>> = {
  scheme: schemePattern,
  meter: meterPattern,
  clausulae: clausulaePattern,
};
const promptExample = 'Над крышей тихо тает свет';
const fixedExample = 'сосед купил себе корову';
const examples: Readonly<Record<FormName, Json>> = {
  rhymed: {
    prompt: promptExample,
    form: 'rhymed',
    model: 'verse',
    scheme: 'ABAB',
    preset: 'tender',
    seed: 7,
  },
  free: { prompt: promptExample, form: 'free', sampling: { maxTokens: 80 }, preset: 'madness', seed: 7 },
  pirozhok: { prompt: fixedExample, form: 'pirozhok', seed: 7 },
  poroshok: { prompt: fixedExample, form: 'poroshok', seed: 7 },
};

/**
 * The schemas of a request as JSON Schema 2020-12, one a form: they take what `parsePoemRequest` takes, down to the fields
 * that depend on each other.
 */
export function requestSchemas(): Map<FormName, Json> {
  return new Map(formNames.map((form) => [form, schemaOfForm(form)]));
}

/** The schema of a field, as JSON Schema, by its path; those in `sampling` have a path of two parts. */
export function fieldSchemas(): Properties {
  const { sampling, ...fields } = allFields();
  const settings = Object.entries((sampling as { properties: Properties }).properties);
  return { ...fields, ...Object.fromEntries(settings.map(([name, own]) => [`sampling.${name}`, own])) };
}

/** A copy, so that each form can take from it what it does not have. */
function allFields(): Properties {
  const schemas = Object.entries(requestFields).map(([name, { schema }]) => [name, structuredClone(schema)]);
  const properties = Object.fromEntries(schemas) as Properties;
  for (const [name, pattern] of Object.entries(patterns)) properties[name] = { ...properties[name], pattern };
  return properties;
}

function schemaOfForm(form: FormName): Json {
  const properties = allFields();
  for (const [path, forms] of Object.entries(formsOfField)) {
    if (!forms.includes(form)) remove(properties, path.split('.'));
  }
  const { enum: _, ...formField } = properties['form'] as Json;
  properties['form'] = { ...formField, const: form };
  const able = modelNames.filter((model) => writes(model, form));
  properties['model'] = { ...properties['model'], enum: able };
  return {
    title: titles[form],
    type: 'object',
    properties,
    anyOf: ['prompt', 'theme'].map((field) => ({ required: [field] })),
    dependentRequired: { opening: ['prompt'] },
    additionalProperties: false,
    allOf: [...asked(form), dependent(form)],
    examples: [examples[form]],
  };
}

function remove(properties: Properties, [name, ...rest]: readonly string[]): void {
  if (rest.length === 0) delete properties[name as string];
  else remove((properties[name as string] as { properties: Properties }).properties, rest);
}

/** How a request asks for a form: by its name, or by a model that writes it unless asked otherwise. */
function asked(form: FormName): Json[] {
  const usual = modelNames.filter((model) => formAndModel({ model }).form === form);
  if (usual.length === 0) return [{ required: ['form'] }];
  const isDefault = formAndModel({}).form === form;
  if (isDefault && modelNames.every((model) => usual.includes(model) || !writes(model, form))) return [];
  const byModel = { properties: { model: { enum: usual } }, ...(isDefault ? {} : { required: ['model'] }) };
  return [{ anyOf: [{ required: ['form'] }, byModel] }];
}

/** How fields of a form depend on each other. */
function dependent(form: FormName): Json {
  if (form === 'rhymed') return schemeOfLines();
  return form === 'free' ? oneLength : { properties: { lines: { const: linesOf(form) } } };
}

/** Where both are given, a scheme has as many lines as `lines` says. */
function schemeOfLines(): Json {
  const [least] = limits.lines;
  const lengths = Array.from({ length: LONGEST_SCHEME - least + 1 }, (_, at) => least + at);
  const pairs = lengths.map((lines) => ({
    properties: { lines: { const: lines }, scheme: { pattern: schemePatternOf(lines) } },
  }));
  const isFree = ['scheme', 'lines'].map((field) => ({ not: { required: [field] } }));
  return { anyOf: [...isFree, ...pairs] };
}

/** Lines or tokens say how long a free poem is. */
const oneLength: Json = {
  not: { required: ['lines', 'sampling'], properties: { sampling: { required: ['maxTokens'] } } },
};
