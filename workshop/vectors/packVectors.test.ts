import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VectorsError } from '../../lib/vectors/errors.ts';
import { SIZE, WordVectors } from '../../lib/vectors/wordVectors.ts';
import { packVectors } from './packVectors.ts';

const word = fc.string({ unit: fc.constantFrom(...'абвж-'), minLength: 1, maxLength: 40 });
/** A vector that points along one of the axes. */
const along = (axis: number, length = 7) =>
  Array.from({ length: SIZE }, (_, at) => (at === axis ? length : 0));

describe('packVectors', () => {
  it('packs forms that are found again with their lemmas, and no others', () => {
    fc.assert(
      fc.property(fc.uniqueArray(word, { maxLength: 60 }), word, fc.gen(), (words, other, gen) => {
        const forms = words.toSorted();
        const lemmas = forms.map(() => gen(fc.nat, { max: 65_535 }));
        const packed = packVectors({ forms, lemmas, shares: [], vectors: new Int8Array(0) });
        const vectors = WordVectors.fromBytes(packed);
        expect(forms.map((form) => vectors.lemmaOf(form))).toEqual(lemmas);
        for (const [at, form] of forms.entries())
          expect(vectors.formsOf(lemmas[at] as number)).toContain(form);
        expect(vectors.lemmaOf(other)).toBe(lemmas[forms.indexOf(other)]);
      }),
    );
  });

  it('packs vectors and shares', () => {
    const vectors = WordVectors.fromBytes(
      packVectors({
        forms: ['лес', 'море'],
        lemmas: [1, 0],
        shares: [5e-4, 1e-6],
        vectors: Int8Array.from([...along(0), ...along(1, -3)]),
      }),
    );
    const sea = vectors.directionOf([0]) as Float64Array;
    expect(vectors.nearness(0, sea)).toBeCloseTo(1);
    expect(vectors.nearness(1, sea)).toBeCloseTo(0);
    expect(
      vectors.nearness(
        1,
        sea.map((_, at) => (at === 1 ? 1 : 0)),
      ),
    ).toBeCloseTo(-1);
    expect(vectors.told(0)).toBeCloseTo(0.5, 1);
    expect(vectors.told(1)).toBeCloseTo(1, 1);
  });
});

describe('WordVectors', () => {
  const packed = packVectors({ forms: [], lemmas: [], shares: [], vectors: new Int8Array(0) });

  it.each([
    ['other bytes', Uint8Array.of(1, 2, 3, 4, 5)],
    ['damaged ones', packed.slice(0, 30)],
  ])('says what to do with %s', (_, bytes) => {
    const read = () => WordVectors.fromBytes(Uint8Array.from(bytes));
    expect(read).toThrow(VectorsError);
    expect(read).toThrow('npm run vectors:build');
  });
});
