import { describe, expect, it } from 'vitest';
import { readingKey } from './buildLexicon.ts';
import { countReadings } from './countReadings.ts';

describe('countReadings', () => {
  const rows = [
    { form: 'слезы', stresses: [1] },
    { form: 'слёзы', stresses: [0] },
  ];
  const words = new Map([['слезы', 300]]);

  it('counts a spelling with е for the form with е where verse has it too rarely', () => {
    expect([...countReadings(rows, { words })]).toEqual([[readingKey('слезы', 1), 300]]);
    const little = new Map([['слезы', new Map([[0, 2]])]]);
    expect([...countReadings(rows, { words, verse: little })]).toEqual([[readingKey('слезы', 1), 300]]);
  });

  it('divides a spelling as verse stresses it', () => {
    const verse = new Map([
      [
        'слезы',
        new Map([
          [0, 20],
          [1, 10],
        ]),
      ],
    ]);
    const counts = countReadings(rows, { words, verse });
    expect(counts.get(readingKey('слёзы', 0))).toBeCloseTo(200);
    expect(counts.get(readingKey('слезы', 1))).toBeCloseTo(100);
  });
});
