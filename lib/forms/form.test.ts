import { describe, expect, it } from 'vitest';
import { parseClausulae, parseMeter, parseScheme } from './form.ts';

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

describe('parseMeter', () => {
  it.each([
    ['iamb-4', { meter: 'iamb', feet: [4] }],
    ['anapest-3', { meter: 'anapaest', feet: [3] }],
    ['Trochee-4-3', { meter: 'trochee', feet: [4, 3] }],
    ['4-3-4-3', { feet: [4, 3, 4, 3] }],
  ])('%s', (text, expected) => {
    expect(parseMeter(text)).toEqual(expected);
  });

  it.each(['', 'iamb', 'iamb-0', 'iamb-9', 'iamb-44', 'iamb4', 'spondee-4', '4-', '-', 'constructor-4'])(
    'refuses %j',
    (text) => {
      expect(parseMeter(text)).toBeUndefined();
    },
  );
});

describe('parseClausulae', () => {
  it('reads a letter a line', () => {
    expect(parseClausulae('FmD')).toEqual([1, 0, 2]);
    for (const text of ['', 'x', 'f-m']) expect(parseClausulae(text)).toBeUndefined();
  });
});
