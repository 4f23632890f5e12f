import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsOf } from '../russian/words.ts';
import { readWords } from './textWords.ts';

describe('readWords', () => {
  it.each([
    ['Скрипит калитка', ['скрипит', 'калитка']],
    ['Кто-то — из-за угла', ['кто-то', 'из-за', 'угла']],
    ['и\u0306од, е\u0308лка, Ё', ['йод', 'ёлка', 'ё']],
    ['да-, -то', ['да', 'то']],
    ['love 5', []],
  ])('of %j', (line, forms) => expect(readWords(line).map(({ form }) => form)).toEqual(forms));

  it('tells which vowel is marked, and where a mark belongs', () => {
    expect(readWords('замо\u0301к, за\u0301мок, замок')).toEqual([
      { form: 'замок', vowelEnds: [2, 4], givenStresses: [1] },
      { form: 'замок', vowelEnds: [10, 13], givenStresses: [0] },
      { form: 'замок', vowelEnds: [18, 20], givenStresses: [] },
    ]);
    expect(readWords('чу\u0301до-пе\u0301чь')[0]?.givenStresses).toEqual([0, 2]);
    expect(readWords('е\u0308ж')).toEqual([{ form: 'ёж', vowelEnds: [2], givenStresses: [] }]);
  });

  it('finds the words that wordsOf finds', () => {
    const line = fc
      .array(fc.constantFrom('Свет', 'ёж', 'й', 'Ё', '-', '—', ' ', ',', 'x', '7'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(line, (text) => {
        const forms = readWords(text).map(({ form }) => form.replaceAll('ё', 'е'));
        expect(forms).toEqual(wordsOf(text));
      }),
    );
  });
});
