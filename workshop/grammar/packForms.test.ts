import fc from 'fast-check';
import { expect, it } from 'vitest';
import { WordForms } from '../../lib/grammar/wordForms.ts';
import { packForms } from './packForms.ts';

const field = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const grammar = fc.record({
  nouns: field,
  adjectives: field,
  subjects: field,
  parts: field,
  frame: field,
});
const word = fc.string({ unit: fc.constantFrom(...'абвгдежз'), minLength: 1, maxLength: 6 });

it('packs what is read again, and nothing else', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(word, { maxLength: 40 }),
      fc.array(grammar, { minLength: 1, maxLength: 3 }),
      (words, all) => {
        const forms = new Map(words.map((text, at) => [text, all[at % all.length] as (typeof all)[number]]));
        // At an odd place in memory, as a part of a larger buffer may be.
        const packed = Buffer.concat([Buffer.alloc(1), packForms(forms)]).subarray(1);
        const read = WordForms.fromBytes(packed);
        for (const [text, own] of forms) expect(read.get(text)).toEqual(own);
        expect(read.get('якорь')).toBeUndefined();
      },
    ),
  );
});
