import { describe, expect, it } from 'vitest';
import { stemOf } from './stem.ts';

describe('stemOf', () => {
  it.each([
    ['облаков', 'облаками'],
    ['тобой', 'тобою'],
    ['прекрасный', 'прекрасная'],
    ['тебя', 'тебе'],
  ])('is the same for %s and %s', (one, other) => {
    expect(stemOf(one)).toBe(stemOf(other));
  });

  it.each([
    ['дом', 'дым'],
    ['солнце', 'сон'],
  ])('tells %s from %s', (one, other) => {
    expect(stemOf(one)).not.toBe(stemOf(other));
  });
});
