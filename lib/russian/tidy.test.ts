import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tidy } from './tidy.ts';

describe('tidy', () => {
  it.each([
    ['a stress mark', 'за\u0301мок, ё\u0301лка, Е\u0301', 'замок, ёлка, Е'],
    ['a grave', 'те\u0300мно-си\u0301ний, \u0450', 'темно-синий, е'],
    ['decomposed letters', 'и\u0306од, е\u0308лка', 'йод, ёлка'],
    ['a mark between a letter and its dots', 'е\u0301\u0308лка', 'ёлка'],
    ['a mark on a consonant, on an old letter and on none', 'с\u0301нѣ\u0301г \u0301 да', 'снѣг да'],
    ['ѓ and ќ, which are letters', 'ноќ, ѓаво', 'ноќ, ѓаво'],
    ['non-breaking blanks', 'а\u00A0б\u202Fв\u2007г', 'а б в г'],
    ['an accent of another script', 'cafe\u0301', 'café'],
    [
      'soft hyphens and zero-width characters',
      '\uFEFFтеле\u00ADфон\u200B мол\u200Dчит\u2060',
      'телефон молчит',
    ],
    ['blanks', '\u00A0Куда \u2009идёшь,\tчеловек ', 'Куда идёшь, человек'],
    ['line breaks', 'а\r\nб\rв\u2028г\u0085д \n е', 'а\nб\nв\nг\nд\nе'],
    ['an emoji of several', '👩‍👧 👩🏽‍🚀 ❤️‍🔥 🏴󠁧󠁢󠁳󠁣󠁴󠁿', '👩‍👧 👩🏽‍🚀 ❤️‍🔥 🏴󠁧󠁢󠁳󠁣󠁴󠁿'],
    ['a half of a pair', 'да\uD83D', 'да\uFFFD'],
    ['marks and case', '«ДА…» — сказал (он)!', '«ДА…» — сказал (он)!'],
    ['nothing', ' \u200B\n', ''],
  ])('%s', (_, text, tidied) => expect(tidy(text)).toBe(tidied));

  it('keeps one mark of main stress a vowel where they are wanted', () => {
    const keep = (text: string) => tidy(text, { stressMarks: true });
    expect(keep('за\u0301\u0301мок, е\u0301\u0308лка, те\u0300мно-си\u0301ний')).toBe(
      'за\u0301мок, ё\u0301лка, темно-си\u0301ний',
    );
  });

  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc
      .array(
        fc.constantFrom(
          ...'е Ё и с к Ќ ѣ x é \u0450 \u045D \u0300 \u0301 \u0306 \u0308 \u0307 \u0316 - —'.split(' '),
          ...'\u200B \u200D \uFEFF \u00AD \0 👩 👧 🏽 \uFE0F 🏴 \u{E0067} \u{E007F} \uD83D'.split(' '),
          ...[' ', '\u00A0', '\u2000', '\t', '\n', '\r', '\u2028', '\u0085'],
        ),
        { maxLength: 12 },
      )
      .map((parts) => parts.join('')),
  );

  it('is idempotent, and a text with stress marks is the same without them', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const tidied = tidy(text);
        const marked = tidy(text, { stressMarks: true });
        expect(tidy(tidied)).toBe(tidied);
        expect(tidy(marked, { stressMarks: true })).toBe(marked);
        expect(tidy(marked)).toBe(tidied);
      }),
      { numRuns: 3000 },
    );
  });
});
