import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clustersOf, runOf, typeface } from './glyphRun.ts';
import { MISSING } from './typeface.ts';

/** Any code point, and halves of pairs. */
const character = fc.nat(0x10ffff).map((point) => String.fromCodePoint(point));

describe('clustersOf', () => {
  it.each([
    ['a letter with its stress mark', 'ду\u0301ша', ['д', 'у\u0301', 'ш', 'а']],
    ['letters that are sent in parts', 'и\u0306е\u0308cafe\u0301', ['й', 'ё', 'c', 'a', 'f', 'é']],
    ['no mark that the typeface lacks', 'б\u0301о\u0302', ['б', 'о']],
    ['letters of 1917', 'ѣѳѵі', ['ѣ', 'ѳ', 'ѵ', 'і']],
    ['a box for any other letter', 'ア字9٣', [MISSING, MISSING, '9', MISSING]],
    ['no emoji', '👩‍👩‍👧я🇷🇺❤️', ['я']],
    ['one space where an emoji was, and none before the first letter', '😀 я 😀 ты', ['я', ' ', 'т', 'ы']],
    ['any white space as a space', 'я\tты\u3000мы', ['я', ' ', 'т', 'ы', ' ', 'м', 'ы']],
    ['no lone half of a pair', 'а\uD800б', ['а', 'б']],
  ])('sets %s', (_, text, clusters) => expect(clustersOf(text)).toEqual(clusters));

  it('gives nothing that can’t be set', () => {
    const property = fc.property(fc.string({ unit: character }), (text) => {
      expect(clustersOf(text).filter((cluster) => !Object.hasOwn(typeface.glyphs, cluster))).toEqual([]);
    });
    fc.assert(property);
  });
});

describe('runOf', () => {
  it('moves letters together that leave a gap, with a stress mark or without', () => {
    const widths = ['Г', 'о'].map((letter) => runOf([letter]).width);
    const apart = (widths[0] as number) + (widths[1] as number);
    expect(runOf(['Г', 'о']).width).toBeLessThan(apart);
    expect(runOf(['Г', 'о\u0301']).width).toBe(runOf(['Г', 'о']).width);
    expect(runOf(['н', 'о']).width).toBe(runOf(['н']).width + (widths[1] as number));
  });

  it('sets nothing in no space', () => expect(runOf([])).toEqual({ glyphs: [], width: 0 }));
});
