import { describe, expect, it } from 'vitest';
import { lineBefore, wordOf } from '../../../../test/doubles/words.ts';
import { type Potential, weighLine, weighWord } from './potential.ts';

const FORBIDDEN = Number.NEGATIVE_INFINITY;
const line = lineBefore([]);

describe('weighWord', () => {
  it('adds up, passing over potentials of finished lines', () => {
    const potentials: Potential[] = [{ word: () => -1 }, { complete: () => -5 }, { word: () => 0.5 }];
    expect(weighWord(potentials, line, wordOf('снег'))).toBe(-0.5);
    expect(weighWord([], line, wordOf('снег'))).toBe(0);
  });

  it('asks nobody behind a potential that forbids', () => {
    const never: Potential = {
      word: () => {
        throw new Error('asked');
      },
    };
    expect(weighWord([{ word: () => FORBIDDEN }, never], line, wordOf('снег'))).toBe(FORBIDDEN);
  });
});

describe('weighLine', () => {
  it('adds up, passing over potentials of words', () => {
    const potentials: Potential[] = [{ complete: () => -1 }, { word: () => -5 }, { complete: () => -2 }];
    expect(weighLine(potentials, { words: [], text: '' })).toBe(-3);
  });
});
