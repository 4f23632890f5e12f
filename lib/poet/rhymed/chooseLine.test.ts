import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../sampling/random.ts';
import { chooseLine, type ReadLine } from './chooseLine.ts';

const lineOf = (text: string, logProbability: number, added = 0): ReadLine => ({
  text,
  tokens: [],
  words: [],
  logProbability,
  added,
  state: { batch: 1 },
});
const random = seededRandom(1);
/** How often each line is drawn of a thousand times. */
const draws = (lines: ReadLine[], greed: number, forbidden = '') => {
  const counts: Record<string, number> = {};
  const own = {
    complete: ({ text }: { text: string }) => (text === forbidden ? Number.NEGATIVE_INFINITY : 0),
  };
  for (let nth = 0; nth < 1000; nth++) {
    const text = chooseLine(lines, [own], greed, random)?.text ?? 'none';
    counts[text] = (counts[text] ?? 0) + 1;
  }
  return counts;
};

describe('chooseLine', () => {
  const lines = [lineOf('good', -10), lineOf('bad', -10, -Math.log(3)), lineOf('other', -11, 1)];

  it('draws each line by its probability and what potentials added', () => {
    const { good = 0, bad = 0, other = 0 } = draws(lines, 1);
    expect(good / bad).toBeGreaterThan(2.2);
    expect(good / bad).toBeLessThan(4);
    expect(other / good).toBeGreaterThan(0.8);
    expect(other / good).toBeLessThan(1.25);
  });

  it('prefers the better the more, the greedier it is', () => {
    expect(draws(lines.slice(0, 2), 20)).toEqual({ good: 1000 });
  });

  it('never draws a line that a potential forbids', () => {
    expect(Object.keys(draws(lines, 1, 'good')).sort()).toEqual(['bad', 'other']);
    expect(draws(lines.slice(0, 1), 1, 'good')).toEqual({ none: 1000 });
    expect(draws([], 1)).toEqual({ none: 1000 });
  });
});
