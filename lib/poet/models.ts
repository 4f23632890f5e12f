import type { FormName } from './poem.ts';

/** The networks that may be asked for by name, the better first. */
export const modelNames = ['verse', 'classic'] as const;
export type ModelName = (typeof modelNames)[number];
/** The network that writes unless another is asked for. */
export const defaultModel: ModelName = 'verse';

/** What each network writes, first what it writes unless asked otherwise. Rhymed lines need one that read them from their end. */
const formsOf: Readonly<Record<ModelName, readonly [FormName, ...FormName[]]>> = {
  verse: ['rhymed', 'free'],
  classic: ['free'],
};

/** The form of a poem for which neither form nor network was named. */
export const defaultForm: FormName = formsOf[defaultModel][0];

/** The form and the network of a request that may name either. */
export function formAndModel(asked: { form?: FormName; model?: ModelName }): {
  form: FormName;
  model: ModelName;
} {
  const { model = defaultModel } = asked;
  return { form: asked.form ?? formsOf[model][0], model };
}

/** Whether a network writes a form. */
export function writes(model: ModelName, form: FormName): boolean {
  return formsOf[model].includes(form);
}
