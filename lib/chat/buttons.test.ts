import { describe, expect, it } from 'vitest';
import { defaultForm } from '../poet/models.ts';
import { formNames } from '../poet/poem.ts';
import { presetNames } from '../sampling/presets.ts';
import { decodeButton, encodeButton, poemKeyboard, retryKeyboard } from './buttons.ts';

const requests = presetNames.flatMap((preset) => formNames.map((form) => ({ preset, form })));

describe.each(requests)('with $preset, $form', (request) => {
  it('a button can be read, and fits', () => {
    expect(decodeButton(encodeButton(request))).toEqual(request);
    expect(Buffer.byteLength(encodeButton(request))).toBeLessThanOrEqual(64);
  });

  it('every button keeps the form but one, which keeps the preset', () => {
    const rows = poemKeyboard(request);
    const [first, second] = rows.map((row) => row.map(({ data }) => decodeButton(data)));
    expect(first?.length).toBeGreaterThanOrEqual(2);
    for (const button of first ?? []) expect(button?.form).toBe(request.form);
    const other = request.form === 'rhymed' ? 'free' : 'rhymed';
    expect(second).toEqual([{ preset: request.preset, form: other }]);
    const retries = retryKeyboard(request).flat();
    expect(retries.map(({ data }) => decodeButton(data))).toEqual([request]);
  });
});

it.each(['poem?preset=tender', 'poem?preset=tender&form=', 'poem?form=toString&preset=tender&more=1'])(
  'reads %j, which names no form that is known, as the usual one',
  (data) => {
    expect(decodeButton(data)).toEqual({ preset: 'tender', form: defaultForm });
  },
);

it.each([undefined, '', 'poem', 'poem?preset=', 'poem?preset=toString&form=free', 'other?preset=poet'])(
  'reads nothing in %j',
  (data) => {
    expect(decodeButton(data)).toBeUndefined();
  },
);
