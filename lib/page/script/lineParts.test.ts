import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LineSound } from '../../poet/poem.ts';
import { partsOf } from './lineParts.ts';

const line = 'Листает тени, догорая.';
const sound: LineSound = {
  vowelEnds: [2, 5, 6, 10, 12, 16, 18, 20, 21],
  stresses: [1, 3, 7],
  strong: [1, 3, 5, 7],
  rhyme: 'B',
};

describe('partsOf', () => {
  it('tells vowels from what lies between, and what rhymes from what does not', () => {
    const parts = partsOf(line, sound);
    expect(parts.map(({ text }) => text).join('')).toBe(line);
    const vowels = parts.flatMap(({ text, syllable }) => (syllable ? [{ text, ...syllable }] : []));
    expect(vowels.map(({ text }) => text).join('')).toBe('иаееиооая');
    expect(vowels.map(({ isStrong }) => (isStrong ? '-' : '.')).join('')).toBe('.-.-.-.-.');
    expect(vowels.map(({ isStressed }) => (isStressed ? '-' : '.')).join('')).toBe('.-.-...-.');
    expect(parts.flatMap(({ text, rhymes }) => (rhymes ? [text] : [])).join('')).toBe('ая');
  });

  it('marks stresses as books do: not on ё, and not in words of one syllable', () => {
    const parts = partsOf('Свет ещё над пере-пере', {
      vowelEnds: [3, 6, 8, 11, 15, 17, 20, 22],
      stresses: [0, 2, 4, 6],
      strong: [],
      rhyme: '-',
    });
    const marked = parts.flatMap(({ syllable }) => (syllable ? [syllable.isMarked] : []));
    expect(marked).toEqual([false, false, false, false, true, false, true, false]);
    expect(parts.every(({ rhymes }) => !rhymes)).toBe(true);
  });

  it('keeps every letter of any line', () => {
    const lines = fc.string({ unit: fc.constantFrom('а', 'ё', 'б', ' ', '-', ',', '…') });
    const property = fc.property(lines, fc.nat(), (text, stress) => {
      const vowelEnds = [...text.matchAll(/[аё]/gu)].map(({ index }) => index + 1);
      const stresses = vowelEnds.length === 0 ? [] : [stress % vowelEnds.length];
      const parts = partsOf(text, { vowelEnds, stresses, strong: [], rhyme: 'A' });
      expect(parts.map((part) => part.text).join('')).toBe(text);
      expect(parts.every((part) => part.text !== '')).toBe(true);
      expect(parts.some(({ rhymes }) => rhymes)).toBe(stresses.length > 0);
    });
    fc.assert(property);
  });

  it('leaves a line without words whole', () => {
    expect(partsOf('…', { vowelEnds: [], stresses: [], strong: [], rhyme: '-' })).toEqual([
      { text: '…', rhymes: false },
    ]);
  });
});
