import { brotliCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NameSpelling } from './nameSpelling.ts';

const names = new NameSpelling(
  brotliCompressSync(
    [
      'москв\tа,ы,е,у,ой',
      'татьян\tа,е',
      'семен\t,а,у',
      'надежд\t-\tа,е,ой',
      'роз\t-\tа,ы',
      'ростов-на-дону\t',
    ].join('\n'),
  ),
);

describe('NameSpelling', () => {
  it.each([
    ['names', 'в москве живёт татьяна', 'надо мной', 'в Москве живёт Татьяна'],
    ['names with ё and with hyphens', 'семён поедет в ростов-на-дону', '', 'Семён поедет в Ростов-на-Дону'],
    ['no word that may be another', 'надежда и роза', 'Надежда умерла', 'надежда и роза'],
    [
      'what the person wrote so, in its other cases',
      'к надежде, роза',
      'Моя Надежда и роза',
      'к Надежде, роза',
    ],
    ['no name that the person wrote small', 'в москве татьяна', 'люблю москву', 'в москве Татьяна'],
    ['words of the person that no list has', 'ушёл бармалей', 'Злой Бармалей', 'ушёл Бармалей'],
    ['nothing because of a sentence or a line that begins so', 'роза', 'Роза. Роза — это роза', 'роза'],
  ])('writes %s', (_, line, prompt, expected) =>
    expect(names.capitalise(line, names.ownSpelling(prompt))).toBe(expected),
  );

  it('changes capitals only', () => {
    const words = fc.array(
      fc.constantFrom('в', 'москве', 'татьяна', 'роза,', 'ростов-на-дону', 'снег.', '— да'),
    );
    fc.assert(
      fc.property(words, fc.string(), (line, prompt) => {
        const text = line.join(' ');
        expect(names.capitalise(text, names.ownSpelling(prompt)).toLowerCase()).toBe(text);
      }),
    );
  });
});
