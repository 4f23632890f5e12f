import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../lib/sampling/random.ts';
import { makePairs } from './pairs.ts';
import { makeSheets } from './sheets.ts';

const poem = (who: string, nth: number) => ['Снег', `${who} ${nth}`];
const peoples = Array.from({ length: 25 }, (_, at) => poem('Человек', at));
const ours = Array.from({ length: 25 }, (_, at) => poem('Машина', at));
const pairsOf = (seed: number) => makePairs(peoples, ours, seededRandom(seed));

describe('makePairs', () => {
  it('puts the person on the side that the key names', () => {
    for (const [at, { pair, person, A, B }] of pairsOf(1).entries()) {
      expect(pair).toBe(at + 1);
      expect(person === 'A' ? [A[1], B[1]] : [B[1], A[1]]).toEqual([`человек ${at}`, `машина ${at}`]);
    }
  });

  it('draws the sides by the seed', () => {
    const sides = (seed: number) =>
      pairsOf(seed)
        .map(({ person }) => person)
        .join('');
    expect(sides(1)).toBe(sides(1));
    expect(sides(1)).not.toBe(sides(2));
    expect(sides(1).replaceAll('A', '').length).toBeGreaterThan(4);
    expect(sides(1).replaceAll('B', '').length).toBeGreaterThan(4);
  });
});

describe('makeSheets', () => {
  const sheets = makeSheets(pairsOf(1));

  it('has ten pairs a sheet, numbered through', () => {
    const numbers = sheets.map(({ text }) => [...text.matchAll(/Pair (\d+)/gu)].map(([, n]) => Number(n)));
    expect(numbers.map((some) => some.length)).toEqual([10, 10, 5]);
    expect(numbers.flat()).toEqual(Array.from({ length: 25 }, (_, at) => at + 1));
  });

  it('says what the poems are where they are of a fixed form', () => {
    const [verse, pirozhki] = [sheets, makeSheets(pairsOf(1), 'pirozhok')].map(([sheet]) => sheet?.text);
    expect(verse).not.toContain('pirozhki');
    expect(pirozhki).toMatch(/^All poems are pirozhki: .*\nEach pair begins/u);
  });

  it('shows both poems of a pair, each on its side', () => {
    const { A, B } = pairsOf(1)[12] as ReturnType<typeof pairsOf>[number];
    expect(sheets[1]?.text).toContain(`--- 13 A ---\n\n${A.join('\n')}\n\n--- 13 B ---\n\n${B.join('\n')}`);
  });

  it('has a row to fill in for each pair of the sheet', () => {
    const rows = sheets[2]?.answers.split('\n').filter((row) => /^\d/u.test(row));
    expect(rows?.map((row) => row.split(/\s+/u))).toEqual(
      [21, 22, 23, 24, 25].map((pair) => [String(pair), ...'______']),
    );
  });
});
