import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseClausulae } from '../forms/clausulae.ts';
import { parseMeter } from '../forms/meter.ts';
import { hasRhyme, parseScheme } from '../forms/scheme.ts';
import { clausulaePattern, meterPattern, schemePattern, schemePatternOf } from './patterns.ts';

/** Texts made of the parts that a notation is made of, and of some that it is not. */
const textOf = (...parts: string[]) =>
  fc.array(fc.constantFrom(...parts), { maxLength: 8 }).map((chosen) => chosen.join(''));
const matches = (pattern: string, text: string) => new RegExp(pattern, 'u').test(text);

describe('the patterns of the notations match what is read', () => {
  it('of metres', () => {
    const meters = textOf(
      'iamb',
      'Iamb',
      'DOLNIK',
      'dolnik',
      'хорей',
      'Дольник',
      'auto',
      '-',
      '4',
      '3',
      '9',
      '0',
      ' ',
    );
    const property = fc.property(meters, (text) => {
      const isRead = text.trim().toLowerCase() === 'auto' || parseMeter(text) !== undefined;
      expect(matches(meterPattern, text)).toBe(isRead);
    });
    fc.assert(property, {
      numRuns: 2000,
      examples: [['dolnik-4-3'], [' AUTO\n'], ['4-3-4-3'], ['Ямб 5-4'], ['iamb-']],
    });
  });

  it('of clausulae', () => {
    const property = fc.property(textOf('m', 'F', 'd', 'Ж', 'x', ' ', 'mmmmmmm'), (text) => {
      expect(matches(clausulaePattern, text)).toBe(parseClausulae(text) !== undefined);
    });
    fc.assert(property, { numRuns: 1000 });
  });

  const schemes = textOf(
    'A',
    'b',
    'B',
    'А',
    'в',
    'ё',
    'Е',
    'E',
    '-',
    ' ',
    '\n',
    '1',
    'sonnet',
    'Онегин',
    'ABAB',
  );

  it('of schemes', () => {
    const property = fc.property(schemes, (text) => {
      const scheme = parseScheme(text);
      expect(matches(schemePattern, text)).toBe(scheme !== undefined && hasRhyme(scheme));
    });
    fc.assert(property, {
      numRuns: 3000,
      examples: [['onegin'], ['АБАБ'], ['АA'], ['aA'], ['ßA'], ['ABCD']],
    });
  });

  it('of schemes of so many lines', () => {
    const property = fc.property(schemes, fc.integer({ min: 4, max: 14 }), (text, lines) => {
      const scheme = parseScheme(text);
      fc.pre(scheme !== undefined);
      expect(matches(schemePatternOf(lines), text)).toBe(scheme?.letters.length === lines);
    });
    fc.assert(property, {
      numRuns: 3000,
      examples: [
        ['onegin', 14],
        ['SONNET', 6],
        ['ABAB CDCD', 8],
      ],
    });
  });
});
