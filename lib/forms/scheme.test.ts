import { describe, expect, it } from 'vitest';
import { alternateScheme, parseScheme } from './scheme.ts';

describe('parseScheme', () => {
  it.each([
    ['ABAB', 'ABAB', []],
    ['abba', 'ABBA', []],
    ['-A-A', '-A-A', []],
    ['ABABCDCD', 'ABABCDCD', [4]],
    ['AABBCCDD', 'AABBCCDD', [4]],
    ['ABAB ACAC', 'ABABACAC', [4]],
    ['ABABABAB', 'ABABABAB', []],
    ['AABCCB', 'AABCCB', []],
    ['sonnet', 'ABBAABBACCDEED', [4, 8, 11]],
    ['ONEGIN', 'ABABCCDDEFFEGG', []],
    ['АБАБ', 'АБАБ', []],
  ])('%s', (text, letters, stanzaEnds) => {
    const scheme = parseScheme(text);
    expect([scheme?.letters.join(''), scheme?.stanzaEnds]).toEqual([letters, stanzaEnds]);
  });

  it.each(['', ' ', 'A1', 'ABABABABABABABA', 'AB,AB', '🌧'])('refuses %j', (text) => {
    expect(parseScheme(text)).toBeUndefined();
  });

  it('gives the Onegin stanza its clausulae', () => {
    expect(parseScheme('onegin')?.clausulae?.join('')).toBe('10101100100100');
  });
});

describe('alternateScheme', () => {
  it.each([
    [4, 'ABAB', []],
    [8, 'ABABCDCD', [4]],
    [9, 'ABABCDCDD', [4]],
    [10, 'ABABCDCDEE', [4, 8]],
    [11, 'ABABCDCDEEE', [4, 8]],
  ])('of %d lines', (lines, letters, stanzaEnds) => {
    const scheme = alternateScheme(lines);
    expect([scheme.letters.join(''), scheme.stanzaEnds]).toEqual([letters, stanzaEnds]);
  });
});
