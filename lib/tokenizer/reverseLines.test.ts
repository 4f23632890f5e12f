import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { reverseLines } from './reverseLines.ts';
import { Tokenizer } from './tokenizer.ts';

let tokenizer: Tokenizer;
beforeAll(async () => {
  tokenizer = Tokenizer.fromJson(await readFile('model-artifacts/tokenizer.json', 'utf8'));
});

describe('reverseLines', () => {
  it('reverses the words of each line, marks clinging to their word', () => {
    const text = 'Над крышей тихо, тихо тает свет!\nИ снег идёт.\n\nА сон — не сон…';
    expect(tokenizer.decode(reverseLines(tokenizer.encode(text), tokenizer))).toBe(
      'свет! тает тихо тихо, крышей над\nидет. снег и\n\nсон… не — сон а',
    );
  });

  it('undoes itself', () => {
    const word = fc.stringMatching(/^[а-я]{1,9}[,.!?…]?$/u);
    const line = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 5 }), (lines) => {
        const ids = tokenizer.encode(lines.join('\n'));
        expect(reverseLines(reverseLines(ids, tokenizer), tokenizer)).toEqual(ids);
      }),
    );
  });
});
