import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { openings } from '../../tokenizer/specialTokens.ts';
import { Tokenizer } from '../../tokenizer/tokenizer.ts';
import { openingOf, reverseLines } from './verseView.ts';

let tokenizer: Tokenizer;
beforeAll(async () => {
  tokenizer = Tokenizer.fromJson(await readFile('model-artifacts/tokenizer.json', 'utf8'));
});

describe('lines from their end', () => {
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

describe('what opens a poem', () => {
  it.each([
    [{ text: 'Снег, снег.', kind: 'amateur' }, 'amateur_some.jsonl', [openings.amateur]],
    [{ text: 'Снег\nснег', kind: 'amateur' }, 'amateur_some.jsonl', [openings.amateur, openings.bare]],
    [{ text: 'снег\nснег', kind: 'amateur' }, 'amateur_pirozhki.jsonl', [openings.pirozhok, openings.bare]],
    [{ text: 'Снег!', kind: 'classical' }, 'classic_verse_drama.jsonl', [openings.drama]],
    [{ text: 'Снег!', kind: 'classical' }, 'classic_bely.jsonl', [openings.classical]],
    [{ text: 'Снег!', kind: 'songs' }, 'songs_romances.jsonl', [openings.song]],
  ])('%j of %s', (poem, source, expected) => {
    expect(openingOf(poem, source)).toEqual(expected);
  });
});
