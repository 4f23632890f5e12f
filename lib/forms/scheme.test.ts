import { describe, expect, it } from 'vitest';
import { hasRhyme, parseScheme, type Scheme, schemeInQuatrains, schemeText } from './scheme.ts';

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
    ['АБАБ', 'ABAB', []],
    ['абба вггв', 'ABBACDDC', [4]],
    ['АBAB', 'ABAB', []],
    ['онегин', 'ABABCCDDEFFEGG', []],
    ['Сонет', 'ABBAABBACCDEED', [4, 8, 11]],
  ])('%s', (text, letters, stanzaEnds) => {
    const scheme = parseScheme(text);
    expect([scheme?.letters.join(''), scheme?.stanzaEnds]).toEqual([letters, stanzaEnds]);
  });

  it.each(['', ' ', 'A1', 'ABABABABABABABA', 'AB,AB', '🌧'])('refuses %j', (text) => {
    expect(parseScheme(text)).toBeUndefined();
  });

  it('gives the Onegin stanza its clausulae', () => {
    for (const name of ['onegin', 'Онегин'])
      expect(parseScheme(name)?.clausulae?.join('')).toBe('10101100100100');
  });
});

describe('schemeInQuatrains', () => {
  it.each([
    [4, 'ABAB', []],
    [8, 'ABABCDCD', [4]],
    [9, 'ABABCDCDD', [4]],
    [10, 'ABABCDCDEE', [4, 8]],
    [11, 'ABABCDCDEEE', [4, 8]],
    [3, 'ABA', []],
  ])('of %d lines', (lines, letters, stanzaEnds) => {
    const scheme = schemeInQuatrains(lines);
    expect([scheme.letters.join(''), scheme.stanzaEnds]).toEqual([letters, stanzaEnds]);
  });

  it.each([
    [8, 'AABB', 'AABB', 'AABB CCDD'],
    [10, 'ABBA', 'ABBA', 'ABBA CDDC EE'],
    [8, '-A-A', '-A-A', '-A-A -B-B'],
    [9, '----', 'ABAB', '---- ABABB'],
    [8, 'AAAA', 'AAAA', 'AAAA BBBB'],
  ])('of %d lines in %s and %s is %s', (lines, first, next, text) => {
    expect(schemeText(schemeInQuatrains(lines, first, next))).toBe(text);
  });
});

describe('schemeText', () => {
  it.each(['ABAB', 'ABAB CDCD', '-A-A', 'ABBA ABBA CCD EED'])('%s', (text) => {
    expect(schemeText(parseScheme(text) as Scheme)).toBe(text);
  });
});

describe('hasRhyme', () => {
  it.each([
    ['ABCB', true],
    ['A-A', true],
    ['----', false],
    ['ABCD', false],
  ])('%s', (text, rhymes) => expect(hasRhyme(parseScheme(text) as Scheme)).toBe(rhymes));
});
