import { describe, expect, it } from 'vitest';
import { loadLexicon } from '../../lib/prosody/lexicon.ts';
import { foldYo } from '../../lib/russian/letters.ts';
import { buildLexicon, readingKey } from './buildLexicon.ts';
import { packLexicon } from './packLexicon.ts';

describe('buildLexicon', () => {
  it('holds every form of a small table, and nothing else', () => {
    const rows = [
      { form: 'дом', stresses: [0] },
      { form: 'домик', stresses: [0] },
      { form: 'замок', stresses: [0, 1] },
      { form: 'мёд', stresses: [0] },
      { form: 'перелёт', stresses: [2] },
      { form: 'домовой', stresses: [2] },
    ];
    const own = loadLexicon(packLexicon(buildLexicon(rows, new Map([[readingKey('замок', 1), 40]]))));
    for (const { form, stresses } of rows) {
      expect(
        own
          .stresses(form)
          .map(({ stress }) => stress)
          .sort(),
      ).toEqual(stresses);
      expect(own.has(foldYo(form))).toBe(true);
    }
    expect(own.stresses('замок')[0]?.stress).toBe(1);
    expect(own.size).toBe(7);
    for (const word of ['до', 'домов', 'замк', 'мод']) expect(own.has(word)).toBe(false);
  });
});
