import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FilterFormatError } from './errors.ts';
import { LineFilter, lineHash, lineKey } from './lineFilter.ts';

const bytes = readFileSync('model-artifacts/lines.bin');

describe('lineKey', () => {
  it.each([
    ['«Тихий», СНЕГ — идёт… (над) домом!', 'тихий снег идет над домом'],
    ['за́мок из-за горы', 'замок из за горы'],
    ['тихий снег идёт', undefined],
    ['snow falls on my house', undefined],
  ])('of %j', (line, key) => expect(lineKey(line)).toBe(key));
});

describe('lineHash', () => {
  it('is the same for the same words, and absent for a short line', () => {
    expect(lineHash('Тихий снег идёт — над домом')).toBe(lineHash('тихий снег идет над домом'));
    expect(lineHash('тихий снег идет над домом')).not.toBe(lineHash('тихий снег идет за домом'));
    expect(lineHash('тихий снег')).toBeUndefined();
  });
});

describe('LineFilter', () => {
  const filter = LineFilter.fromBytes(bytes);

  it.each(['Я помню чудное мгновенье', 'Буря мглою небо кроет,', 'мороз и солнце — день чудесный'])(
    'has «%s»',
    (line) => expect(filter.has(line)).toBe(true),
  );

  it.each(['Мгновенье чудное помню я', 'Кроет небо бурей мгла', 'чудное мгновенье', ''])(
    'lacks «%s»',
    (line) => expect(filter.has(line)).toBe(false),
  );

  it('refuses other bytes', () => {
    expect(() => LineFilter.fromBytes(readFileSync('model-artifacts/pairs.bin'))).toThrow(FilterFormatError);
    expect(() => LineFilter.fromBytes(bytes.subarray(0, -1))).toThrow(FilterFormatError);
  });
});
