import { describe, expect, it } from 'vitest';
import { rhymingPart } from './rhymingPart.ts';

describe('rhymingPart', () => {
  it.each([
    ['мечта', 1, 'мечта', 1],
    ['звезда-мечта', 3, 'мечта', 1],
    ['далеко-далеко', 5, 'далеко', 2],
    ['точь-в-точь', 1, 'точь', 0],
    ['где-нибудь', 0, 'где-нибудь', 0],
  ])('of %s stressed on vowel %i is %s', (word, stress, part, own) => {
    expect(rhymingPart(word, stress)).toEqual({ word: part, stress: own });
  });
});
