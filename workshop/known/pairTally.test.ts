import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FilterFormatError } from '../../lib/known/errors.ts';
import { PairFilter, pairHash } from '../../lib/known/pairFilter.ts';
import { packPairs } from './pack.ts';
import { PairTally, pairsOf } from './pairTally.ts';

describe('pairsOf', () => {
  const hashes = (...pairs: string[]) =>
    pairs.map((pair) => pairHash(...(pair.split(' ') as [string, string])));

  it('pairs neighbours without punctuation between them, over a line break but not over an empty line', () => {
    expect([...pairsOf('Тихий дом, старый сад\nв тумане\n\nЁлка стоит')]).toEqual(
      hashes('тихий дом', 'старый сад', 'сад в', 'в тумане', 'елка стоит'),
    );
  });

  it('is separated by a dash, digits and other letters, not by a hyphen', () => {
    expect([...pairsOf('кто-то ушёл — дом 7 пуст light горит')]).toEqual(hashes('кто-то ушел'));
  });
});

describe('PairTally', () => {
  it('attests pairs that occur often enough', () => {
    const tally = new PairTally();
    tally.add('тихий дом');
    tally.add('мой тихий дом');
    const filter = PairFilter.fromBytes(packPairs(tally.attested(2)));
    expect([filter.has('тихий', 'дом'), filter.has('мой', 'тихий')]).toEqual([true, false]);
    expect([...tally.attested(1)]).toHaveLength(2);
    expect([...tally.attested(3)]).toEqual([]);
  });

  it('counts every one of many', () => {
    const letters = fc.stringMatching(/^[а-я]{1,6}$/);
    fc.assert(
      fc.property(fc.array(letters, { minLength: 2, maxLength: 60 }), (words) => {
        const tally = new PairTally();
        tally.add(words.join(' '));
        const filter = PairFilter.fromBytes(packPairs(tally.attested(1)));
        for (let at = 1; at < words.length; at++)
          expect(filter.has(words[at - 1] as string, words[at] as string)).toBe(true);
      }),
    );
  });
});

describe('PairFilter', () => {
  it('refuses bytes that are not a filter of pairs, and says what to do', () => {
    expect(() => PairFilter.fromBytes(new Uint8Array(40))).toThrow(FilterFormatError);
    expect(() => PairFilter.fromBytes(packPairs([1, 2, 3]).subarray(0, 20))).toThrow(/pairs:build/);
  });
});
