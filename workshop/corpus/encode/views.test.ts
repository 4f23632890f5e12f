import { describe, expect, it } from 'vitest';
import { openings } from '../../../lib/tokenizer/specialTokens.ts';
import { openingOf } from './views.ts';

describe('what opens a poem', () => {
  it.each([
    [{ text: 'Снег, снег.', kind: 'amateur' }, 'amateur_some.jsonl', [openings.amateur]],
    [{ text: 'Снег\nснег', kind: 'amateur' }, 'amateur_some.jsonl', [openings.amateur, openings.bare]],
    [{ text: 'снег\nснег', kind: 'amateur' }, 'amateur_pirozhki.jsonl', [openings.pirozhok, openings.bare]],
    [{ text: 'Снег!', kind: 'classical' }, 'classic_verse_drama.jsonl', [openings.drama]],
    [{ text: 'Снег!', kind: 'classical' }, 'classic_bely.jsonl', [openings.classical]],
    [{ text: 'Снег!', kind: 'songs' }, 'songs_romances.jsonl', [openings.song]],
    [{ text: 'Снег!', kind: 'prose' }, 'prose.jsonl', [openings.prose]],
  ])('%j of %s', (poem, source, expected) => {
    expect(openingOf(poem, source)).toEqual(expected);
  });
});
