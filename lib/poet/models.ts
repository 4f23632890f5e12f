import { type KindName, networkKinds } from '../network/kinds.ts';
import { type FormName, formNames } from './poem.ts';

/**
 * The networks that may be asked for by name, the better first, each with a kind that can do what it is asked for. A
 * further network is an entry here and in the manifest. The manifest says which kind is loaded: another kind that can do
 * as much may be published under a name.
 */
const kindOf = { verse: 'verse', classic: 'classic' } as const satisfies Readonly<Record<string, KindName>>;

export type ModelName = keyof typeof kindOf;
export const modelNames = Object.keys(kindOf) as [ModelName, ...ModelName[]];
/** The network that writes unless another is asked for. */
export const defaultModel: ModelName = modelNames[0];

/** What a network writes, first what it writes unless asked otherwise. */
function formsOf(model: ModelName): readonly ['rhymed' | 'free', ...FormName[]] {
  return networkKinds[kindOf[model]].readsReversed ? formNames : ['free'];
}

/** The form of a poem for which neither form nor network was named. */
export const defaultForm = formsOf(defaultModel)[0];

/** The form and the network of a request that may name either. */
export function formAndModel(asked: { form?: FormName; model?: ModelName }): {
  form: FormName;
  model: ModelName;
} {
  const { model = defaultModel } = asked;
  return { form: asked.form ?? formsOf(model)[0], model };
}

/** Whether a network writes a form. */
export function writes(model: ModelName, form: FormName): boolean {
  return formsOf(model).includes(form);
}
