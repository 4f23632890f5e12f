import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LexiconError } from './errors.ts';
import { loadLexicon } from './lexicon.ts';

const bytes = readFileSync('model-artifacts/lexicon.bin');
const lexicon = loadLexicon(bytes);
const first = (word: string) => lexicon.stresses(word)[0]?.stress;
const all = (word: string) => [...new Set(lexicon.stresses(word).map(({ stress }) => stress))].sort();

describe('the lexicon', () => {
  it('is small', () => expect(bytes.length).toBeLessThan(2_500_000));

  it.each([
    ['окно', 1],
    ['поэта', 1],
    ['дорога', 1],
    ['берёза', 1],
    ['береза', 1],
    ['еще', 1],
    ['идешь', 1],
    ['прекрасный', 1],
  ])('knows the stress of %s', (word, stress) => {
    expect(lexicon.has(word)).toBe(true);
    expect(first(word)).toBe(stress);
    expect(lexicon.stresses(word)[0]?.source).toBe('lexicon');
  });

  it.each([
    ['замок', [0, 1]],
    ['мука', [0, 1]],
    ['облака', [0, 2]],
  ])('knows all stresses of %s', (word, stresses) => expect(all(word)).toEqual(stresses));

  it('tells ё from е where a spelling has both', () => {
    expect(
      lexicon
        .stresses('все')
        .map(({ form }) => form)
        .sort(),
    ).toEqual(['все', 'всё']);
    expect(lexicon.stresses('всё').map(({ form }) => form)).toEqual(['всё']);
  });

  it.each([
    ['душа-рыбачка', 'rule'],
    ['наилунный', 'rule'],
    ['хмыргулла', 'guess'],
  ])('answers for %s, which the table lacks, and names the source', (word, source) => {
    const [reading] = lexicon.stresses(word);
    expect(reading?.source).toBe(source);
    expect(reading?.share).toBeGreaterThan(0);
    expect(reading?.share).toBeLessThanOrEqual(1);
  });

  it('orders by how common words are', () => {
    expect(lexicon.frequency('любовь')).toBeGreaterThan(lexicon.frequency('морковь'));
    expect(lexicon.frequency('щщщ')).toBe(0);
  });

  it('has no stress for a word without a vowel, and lacks other scripts', () => {
    expect(lexicon.stresses('в')).toEqual([]);
    expect(lexicon.has('love')).toBe(false);
    expect(lexicon.has('')).toBe(false);
    expect(lexicon.has('а'.repeat(500))).toBe(false);
  });

  it('refuses other bytes', () => {
    expect(() => loadLexicon(Buffer.from('no'))).toThrow(LexiconError);
    expect(() => loadLexicon(bytes.subarray(0, bytes.length / 2))).toThrow(LexiconError);
  });
});
