import { defaultPreset, type PresetName, presetNames } from '../sampling/presets.ts';
import { texts } from './texts.ts';

/** What a button asks for. Its line is read from the message that the poem replies to. */
export interface ButtonRequest {
  preset: PresetName;
}

export interface Keyboard {
  inline_keyboard: { text: string; callback_data: string }[][];
}

const action = 'poem';

/**
 * Writes a button's data: an action and its parameters as in a URL, e.g. `poem?preset=poet`; 64 bytes at most.
 * Readers skip parameters they don't know, so that older and newer buttons work.
 */
export function encodeButton(request: ButtonRequest): string {
  return `${action}?${new URLSearchParams({ preset: request.preset })}`;
}

/** Reads a button's data; undefined if it is not one of ours. */
export function decodeButton(data: string | undefined): ButtonRequest | undefined {
  if (!data?.startsWith(`${action}?`)) return undefined;
  const preset = new URLSearchParams(data.slice(action.length + 1)).get('preset') ?? defaultPreset;
  return presetNames.includes(preset as PresetName) ? { preset: preset as PresetName } : undefined;
}

/** The buttons under a poem: calmer, another, wilder; none leads beyond the ends of the presets. */
export function poemKeyboard({ preset }: ButtonRequest): Keyboard {
  const at = presetNames.indexOf(preset);
  const [calmer, wilder] = [presetNames[at - 1], presetNames[at + 1]];
  const row = [
    ...(calmer === undefined ? [] : [button(texts.calmer, { preset: calmer })]),
    button(texts.more, { preset }),
    ...(wilder === undefined ? [] : [button(texts.wilder, { preset: wilder })]),
  ];
  return { inline_keyboard: [row] };
}

/** The button under an apology. */
export function retryKeyboard(request: ButtonRequest): Keyboard {
  return { inline_keyboard: [[button(texts.tryAgain, request)]] };
}

function button(text: string, request: ButtonRequest) {
  return { text, callback_data: encodeButton(request) };
}
