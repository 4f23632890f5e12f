import { describe, expect, it } from 'vitest';
import { retryAfter } from './retryAfter.ts';

const NOW = Date.UTC(1994, 10, 6, 8, 49, 0);

describe('retryAfter', () => {
  it.each([
    ['0', 0],
    ['120', 120_000],
    ['1.5', 1500],
    ['0.25', 250],
    ['Sun, 06 Nov 1994 08:49:37 GMT', 37_000],
    ['Sunday, 06-Nov-94 08:49:37 GMT', 37_000],
    ['Sun Nov  6 08:49:37 1994', 37_000],
    ['Sun, 06 Nov 1994 08:48:59 GMT', 0],
    ['Mon, 07 Nov 1994 08:49:00 GMT', 86_400_000],
    ['-5', undefined],
    ['1e3', undefined],
    ['5 s', undefined],
    ['soon', undefined],
    ['', undefined],
  ])('reads "%s" as %s ms', (header, pause) => expect(retryAfter(header, NOW)).toBe(pause));
});
