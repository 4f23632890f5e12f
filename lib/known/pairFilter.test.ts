import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PairFilter } from './pairFilter.ts';

describe('PairFilter', () => {
  const filter = PairFilter.fromBytes(readFileSync('model-artifacts/pairs.bin'));

  it.each([
    ['чудное', 'мгновенье', true],
    ['тихий', 'дом', true],
    ['мгновенье', 'чудное', false],
    ['холодильник', 'поет', false],
  ])('«%s %s»: %s', (word, next, has) => expect(filter.has(word, next)).toBe(has));
});
