import { type FixedFormName, fixedFormNames, fixedForms } from '../forms/fixedForm.ts';
import { schemeFault } from '../forms/schemeFault.ts';
import { formAndModel, type ModelName, modelNames, writes } from '../poet/models.ts';
import type { FormName } from '../poet/poem.ts';
import { promptError } from './requestFields.ts';

/** Fields that not every form has, by their paths, and the forms that have them. */
export const formsOfField: Readonly<Record<string, readonly FormName[]>> = {
  scheme: ['rhymed'],
  meter: ['rhymed'],
  clausulae: ['rhymed'],
  budgetMs: ['rhymed', ...fixedFormNames],
  furtherStanzas: ['rhymed', 'free'],
  'sampling.maxTokens': ['free'],
};

/** The fields of a request whose values depend on each other. */
export interface RuledFields {
  readonly prompt?: string;
  readonly theme?: string;
  readonly opening?: string;
  readonly form?: FormName;
  readonly model?: ModelName;
  readonly scheme?: string;
  readonly lines?: number;
  readonly sampling?: { readonly maxTokens?: number };
}

/** A field that is at odds with another. The detail continues a sentence that begins with its path. */
export interface RuleFault {
  readonly path: string[];
  readonly detail: string;
}

/** Where the fields of a request are at odds with each other. Each is in its own range. */
export function ruleFaults(request: RuledFields): RuleFault[] {
  const { form, model } = formAndModel(request);
  if (!writes(model, form)) {
    const detail = `can't be ${form} with the model ${model}: leave out one of the two`;
    return [{ path: ['form'], detail }];
  }
  const foreign = Object.entries(formsOfField)
    .filter(([path, forms]) => !forms.includes(form) && isGiven(request, path.split('.')))
    .map(([path, forms]) => ({ path: path.split('.'), detail: belongsTo(forms, form) }));
  return [...textFaults(request), ...foreign, ...dependentFaults(form, request)];
}

function dependentFaults(form: FormName, request: RuledFields): RuleFault[] {
  if (form === 'rhymed') return schemeFaults(request);
  return form === 'free' ? lengthFaults(request) : lineFaults(form, request);
}

/** There is a prompt or a theme, and only a prompt has a place. */
function textFaults({ prompt, theme, opening }: RuledFields): RuleFault[] {
  if (prompt !== undefined) return [];
  if (theme === undefined) return [{ path: ['prompt'], detail: `${promptError}, unless there is a theme` }];
  const detail = 'says where your lines stand, and there are none: leave it out, or give a prompt';
  return opening === undefined ? [] : [{ path: ['opening'], detail }];
}

function isGiven(value: object, [name, ...rest]: readonly string[]): boolean {
  const own = (value as Readonly<Record<string, unknown>>)[name as string];
  return rest.length > 0 && own !== undefined ? isGiven(own as object, rest) : own !== undefined;
}

function belongsTo(forms: readonly FormName[], form: FormName): string {
  const able = modelNames.filter((model) => forms.every((own) => writes(model, own)));
  const by = able.length < modelNames.length ? ` of the model ${able.join(' or ')}` : '';
  return `belongs to ${forms.map(nameOf).join(' or ')}, and this poem is ${nameOf(form)}: leave it out, or ask for the form ${forms.join(' or ')}${by}`;
}

function nameOf(form: FormName): string {
  return form in fixedForms ? `a ${form}` : `${form} verse`;
}

function schemeFaults({ scheme, lines }: RuledFields): RuleFault[] {
  const fault = scheme === undefined ? undefined : schemeFault(scheme, lines);
  return fault ? [{ path: [fault.field], detail: fault.detail }] : [];
}

/** Lines of a fixed form. */
export function linesOf(form: FixedFormName): number {
  return fixedForms[form].scheme.length;
}

function lineFaults(form: FixedFormName, { lines }: RuledFields): RuleFault[] {
  const own = linesOf(form);
  if (lines === undefined || lines === own) return [];
  return [{ path: ['lines'], detail: `is ${lines}, but a ${form} has ${own} lines: leave it out` }];
}

function lengthFaults({ lines, sampling }: RuledFields): RuleFault[] {
  if (lines === undefined || sampling?.maxTokens === undefined) return [];
  const detail = 'says how long the poem is, and so does lines: leave out one of the two';
  return [{ path: ['sampling', 'maxTokens'], detail }];
}
