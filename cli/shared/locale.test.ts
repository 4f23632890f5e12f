import { describe, expect, it } from 'vitest';
import { isRussianLocale } from './locale.ts';

describe('isRussianLocale', () => {
  it.each([
    [{ LANG: 'ru_RU.UTF-8' }, true],
    [{ LANG: 'ru' }, true],
    [{ LANG: 'en_US.UTF-8', LC_MESSAGES: 'ru_RU.UTF-8' }, true],
    [{ LANG: 'ru_RU.UTF-8', LC_ALL: 'C' }, false],
    [{ LANG: 'rup_MK' }, false],
    [{ LANG: 'C.UTF-8' }, false],
    [{ LC_ALL: '', LANG: 'ru_UA' }, true],
  ])('of %j: %s', (env, expected) => {
    expect(isRussianLocale(env)).toBe(expected);
  });
});
