import { afterEach, describe, expect, it, vi } from 'vitest';
import { Work, workOf } from './work.ts';

describe('Work', () => {
  afterEach(() => void vi.restoreAllMocks());

  it('goes on until its rows are spent', () => {
    const work = new Work(10);
    work.spend(9);
    expect([work.mayGoOn(), work.isExhausted]).toEqual([true, false]);
    work.spend(1);
    expect([work.mayGoOn(), work.isExhausted]).toEqual([false, true]);
  });

  it('ends at its deadline, and for good', () => {
    const now = vi.spyOn(performance, 'now').mockReturnValue(99);
    const work = new Work(10, 100);
    expect(work.mayGoOn()).toBe(true);
    now.mockReturnValue(100);
    expect(work.mayGoOn()).toBe(false);
    now.mockReturnValue(99);
    expect(work.mayGoOn()).toBe(false);
  });

  it('was not cut short where nothing was left to do', () => {
    const work = new Work(10);
    work.spend(10);
    expect(work.isExhausted).toBe(false);
  });

  it('grows with the lines of a poem', () => {
    const rowsOf = (lines: number) => {
      const work = workOf(lines, Number.POSITIVE_INFINITY);
      let rows = 0;
      for (; work.mayGoOn(); rows++) work.spend(1);
      return rows;
    };
    expect(rowsOf(8)).toBe(8 * rowsOf(1));
  });
});
