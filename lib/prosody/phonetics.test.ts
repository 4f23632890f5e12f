import { describe, expect, it } from 'vitest';
import { transcribe } from './phonetics.ts';

describe('transcribe', () => {
  it.each([
    // Vowels behind the stress, iotation, softness.
    ['моря', 0, 'мOРe'],
    ['море', 0, 'мOРi'],
    ['моё', 1, 'маjO'],
    ['бельё', 1, 'БiЛjO'],
    ['мать', 0, 'мAТ'],
    ['жить', 0, 'жIТ'],
    ['шина', 0, 'шIна'],
    // Devoicing and voicing.
    ['сад', 0, 'сAт'],
    ['любовь', 1, 'ЛuбOФ'],
    ['просьба', 0, 'прOЗбa'],
    ['ложка', 0, 'лOшкa'],
    // Spellings that deceive.
    ['учиться', 1, 'uЧIцa'],
    ['учится', 0, 'UЧiцa'],
    ['красного', 0, 'крAснава'],
    ['его', 1, 'jiвO'],
    ['много', 0, 'мнOгa'],
    ['солнце', 0, 'сOнцy'],
    ['чувство', 0, 'ЧUствa'],
    ['поздно', 0, 'пOзнa'],
    ['счастье', 0, 'ЩAсТji'],
  ])('%s (%d)', (word, stress, sounds) => {
    const heard = transcribe(word, stress).text;
    expect(heard.replaceAll('а', 'a')).toBe(sounds.replaceAll('а', 'a'));
  });
});
