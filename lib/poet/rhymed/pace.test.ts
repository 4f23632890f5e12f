import { describe, expect, it } from 'vitest';
import { Pace } from './pace.ts';

describe('Pace', () => {
  it('gives all candidates until it knows how long a line takes', () => {
    expect(new Pace().candidates(12, 1, 8)).toBe(12);
  });

  it('gives fewer, the less time is left for each line, but never under a quarter', () => {
    const pace = new Pace();
    pace.note(100, 1);
    expect(pace.candidates(12, 1000, 4)).toBe(12);
    expect(pace.candidates(12, 225, 4)).toBe(6);
    expect(pace.candidates(12, 10, 4)).toBe(3);
    expect(pace.candidates(12, -10, 4)).toBe(3);
  });

  it('counts what a line would have taken with all candidates, the latest most', () => {
    const pace = new Pace();
    pace.note(50, 0.5);
    expect(pace.candidates(12, 225, 4)).toBe(6);
    pace.note(1100, 1);
    expect(pace.candidates(12, 1350, 4)).toBe(12);
    expect(pace.candidates(12, 675, 4)).toBe(6);
  });
});
