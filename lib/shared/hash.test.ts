import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hash53 } from './hash.ts';

// The artifacts and the held-out split are made of these numbers.
it.each([
  ['', 3338908027751811],
  ['свет', 1948574558580385],
  ['тихий дом', 2099984551835848],
])('hash53(%j) stays %d', (text, hash) => expect(hash53(text)).toBe(hash));

it('is a whole number below 2^53, which depends on every letter', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), fc.nat(), (text, nth) => {
      const at = nth % text.length;
      const other = text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ 1) + text.slice(at + 1);
      expect(hash53(text)).toBeLessThan(2 ** 53);
      expect(Number.isSafeInteger(hash53(text))).toBe(true);
      expect(hash53(other)).not.toBe(hash53(text));
    }),
  );
});
