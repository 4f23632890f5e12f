import { defaultForm } from '../poet/models.ts';
import { type FormName, formNames } from '../poet/poem.ts';
import { defaultPreset, type PresetName, presetNames } from '../sampling/presets.ts';
import type { Button, Keyboard } from './chat.ts';
import { texts } from './texts.ts';

/** The poem that a button asks for. Its line is read from the message that the last poem replies to. */
export interface ButtonRequest {
  preset: PresetName;
  form: FormName;
}

/** What is written unless a button asks for something else. */
export const usualRequest: ButtonRequest = { preset: defaultPreset, form: defaultForm };

const action = 'poem';

/**
 * Writes a button's data: an action and its parameters as in a URL, e.g. `poem?preset=poet&form=free`; at most 64 bytes,
 * which is Telegram's limit. Unknown parameters are skipped and missing ones have defaults, so that the buttons of older
 * and newer versions work.
 */
export function encodeButton({ preset, form }: ButtonRequest): string {
  return `${action}?${new URLSearchParams({ preset, form })}`;
}

/** Reads a button's data; undefined if it is not one of ours. */
export function decodeButton(data: string | undefined): ButtonRequest | undefined {
  if (!data?.startsWith(`${action}?`)) return undefined;
  const parameters = new URLSearchParams(data.slice(action.length + 1));
  const preset = parameters.get('preset') ?? usualRequest.preset;
  // A form that this version does not know, or no form, is the usual one.
  const form = formNames.find((known) => known === parameters.get('form')) ?? usualRequest.form;
  return presetNames.includes(preset as PresetName) ? { preset: preset as PresetName, form } : undefined;
}

/** The buttons under a poem: calmer, another, wilder, as far as there are presets; below them, the other form. */
export function poemKeyboard({ preset, form }: ButtonRequest): Keyboard {
  const at = presetNames.indexOf(preset);
  const [calmer, wilder] = [presetNames[at - 1], presetNames[at + 1]];
  const row = [
    ...(calmer === undefined ? [] : [button(texts.calmer, { preset: calmer, form })]),
    button(texts.more, { preset, form }),
    ...(wilder === undefined ? [] : [button(texts.wilder, { preset: wilder, form })]),
  ];
  const other = form === 'rhymed' ? 'free' : 'rhymed';
  return [row, [button(texts.inForm[other], { preset, form: other })]];
}

/** The button under an apology. */
export function retryKeyboard(request: ButtonRequest): Keyboard {
  return [[button(texts.tryAgain, request)]];
}

function button(text: string, request: ButtonRequest): Button {
  return { text, data: encodeButton(request) };
}
