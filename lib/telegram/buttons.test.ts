import { expect, it } from 'vitest';
import { presetNames } from '../sampling/presets.ts';
import { decodeButton, encodeButton, poemKeyboard, retryKeyboard } from './buttons.ts';

it.each(presetNames)('a button of the preset %s can be read, and fits', (preset) => {
  expect(decodeButton(encodeButton({ preset }))).toEqual({ preset });
  expect(Buffer.byteLength(encodeButton({ preset }))).toBeLessThanOrEqual(40);
});

it('every button can be read', () => {
  for (const preset of presetNames) {
    const buttons = [
      ...poemKeyboard({ preset }).inline_keyboard,
      ...retryKeyboard({ preset }).inline_keyboard,
    ];
    for (const { callback_data } of buttons.flat()) expect(decodeButton(callback_data)).toBeDefined();
  }
});

it.each([undefined, '', 'poem', 'poem?preset=', 'poem?preset=toString', 'other?preset=poet'])(
  'reads nothing in %j',
  (data) => {
    expect(decodeButton(data)).toBeUndefined();
  },
);
