import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type DolnikRhythm, dolnikTemplate, drawDolnik } from './dolnik.ts';

it('sets a line out in strong and weak places', () => {
  const template = dolnikTemplate({ anacrusis: 2, gaps: [2, 1] }, 1);
  expect(template).toMatchObject({ meter: 'dolnik', feet: 3, clausula: 1 });
  expect(template.strong.join('')).toBe('001001010');
});

it('draws one or two weak syllables between ictuses, and never two regular lines in a row', () => {
  const numbers = fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }));
  fc.assert(
    fc.property(numbers, fc.constantFrom(3, 4), (stream, ictuses) => {
      const uniform = () => stream.next().value as number;
      const lines: DolnikRhythm[] = [];
      for (let at = 0; at < 8; at++) lines.push(drawDolnik(ictuses, 2, lines.at(-1), uniform));
      const regular = lines.map(({ gaps }) => new Set(gaps).size === 1);
      expect(regular[0]).toBe(false);
      for (const [at, { anacrusis, gaps }] of lines.entries()) {
        expect(gaps).toHaveLength(ictuses - 1);
        expect(gaps.every((gap) => gap === 1 || gap === 2)).toBe(true);
        expect([0, 1, 2]).toContain(anacrusis);
        expect(regular[at] && regular[at - 1]).not.toBe(true);
      }
    }),
    { numRuns: 200 },
  );
});
