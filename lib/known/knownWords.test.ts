import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { KnownWords } from './knownWords.ts';

const lexicon = { has: (word: string) => ['дом', 'ночь', 'тихий', 'ещё', 'еще'].includes(word) };
const words = KnownWords.fromBytes(readFileSync('model-artifacts/words.bin'), lexicon);

describe('isKnown', () => {
  it.each(['тихий', 'ещё', 'еще', 'тихий-тихий', 'ночь'])('accepts «%s», which the lexicon has', (word) =>
    expect(words.isKnown(word)).toBe(true),
  );

  it.each(['дом', 'ты', 'ёж', 'я', 'в'])('accepts «%s», a short word that poems use', (word) =>
    expect(words.isKnown(word)).toBe(true),
  );

  it.each(['снегопадава', 'тихий-тухий', 'ъ', '', 'snow', 'ночь!', 'Ночь', '-'])('refuses «%s»', (word) =>
    expect(words.isKnown(word)).toBe(false),
  );

  it('asks the lexicon alone for no word of three letters', () => {
    const all = KnownWords.fromBytes(readFileSync('model-artifacts/words.bin'), { has: () => true });
    expect([all.isKnown('гтк'), all.isKnown('гткм')]).toEqual([false, true]);
  });
});
