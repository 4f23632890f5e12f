import { expect, it } from 'vitest';
import { countStresses } from './stressMarks.ts';

it('counts words of two syllables or more that have a mark', () => {
  const counts = { words: 0, right: 0 };
  countStresses('Над кры́шей ти́хо та́ет све́т, небо', 'Над кры́шей тихо́ та́ет све́т, не́бо', counts);
  expect(counts).toEqual({ words: 3, right: 2 });
});

it('accepts either stress of a word marked twice, and counts a missing word as wrong', () => {
  const counts = { words: 0, right: 0 };
  countStresses('тво́ро́г ти́хо', 'творо́г', counts);
  expect(counts).toEqual({ words: 2, right: 1 });
});
