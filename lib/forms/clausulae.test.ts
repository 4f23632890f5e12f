import { describe, expect, it } from 'vitest';
import { parseClausulae } from './clausulae.ts';

describe('parseClausulae', () => {
  it('reads a letter a line', () => {
    expect(parseClausulae('FmD')).toEqual([1, 0, 2]);
    expect(parseClausulae('мЖд')).toEqual([0, 1, 2]);
    for (const text of ['', 'x', 'f-m']) expect(parseClausulae(text)).toBeUndefined();
  });
});
