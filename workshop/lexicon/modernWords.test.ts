import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readModernWords, rowOf, withModernWords } from './modernWords.ts';

const table = readModernWords(readFileSync(join(import.meta.dirname, 'modernWords.tsv'), 'utf8'));

describe('the table of words of today', () => {
  it('has at least 500 words whose stress two sources agree on', () => {
    const agreed = table.filter(
      ({ word, verdicts: [silero, ...others] }) => silero === word && others.includes(word),
    );
    expect(agreed.length).toBeGreaterThanOrEqual(500);
  });

  it('has each word once, with all its forms marked', () => {
    expect(new Set(table.map(({ word }) => word)).size).toBe(table.length);
    for (const { word, forms } of table) {
      expect(forms[0]).toBe(word);
      for (const form of forms) expect(form).toMatch(/^[-а-яё]*(?:\u0301[а-я]*)?$/u);
    }
  });
});

describe('withModernWords', () => {
  it('puts the words’ stresses before the table’s', () => {
    const words = [{ word: 'гот', verdicts: ['гот', '-', '-'], forms: ['гот', 'го\u0301тов'] }] as const;
    expect(withModernWords([{ form: 'готов', stresses: [1] }], words)).toEqual([
      { form: 'готов', stresses: [0, 1] },
      { form: 'гот', stresses: [0] },
    ]);
  });

  it('reads ё as stressed', () => expect(rowOf('зачётка')).toEqual({ form: 'зачётка', stresses: [1] }));
});
