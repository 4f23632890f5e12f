import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cleanPoem } from './cleanPoem.ts';

const ignore = () => {};

it('changes no poem the second time', () => {
  const piece = fc.constantFrom(
    ...[
      'да',
      'снег',
      'идёт',
      'не-ет',
      '—',
      '5',
      'mori',
      'ѝ',
      'йод'.normalize('NFD'),
      'го\u0301ры',
      'ру\u00ADка',
    ],
    ...[' ', ' ', '\u00A0', '\u200B', '\t', '\n', '\n', '\n\n', '\r\n', '\u2028'],
  );
  const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(' '));
  let kept = 0;
  fc.assert(
    fc.property(text, fc.constantFrom(undefined, 6), (raw, lineLimit) => {
      const once = cleanPoem(raw, { lineLimit }, ignore);
      if (!once) return;
      kept++;
      expect(cleanPoem(once.join('\n'), { lineLimit, again: true }, ignore)).toEqual(once);
    }),
    { numRuns: 1000 },
  );
  expect(kept).toBeGreaterThan(50);
});
