import { describe, expect, it } from 'vitest';
import { parsed } from '../../test/doubles/grammar.ts';
import { inCase } from './agreement.ts';
import { part } from './parts.ts';

const texts = (line: string) => parsed(line).phrases.map(({ text }) => text);

describe('parse', () => {
  it('puts adjectives to their noun, on either side', () => {
    expect(texts('тихой тёмной ночью')).toEqual(['ночью']);
    const [phrase] = parsed('ночь тихая').phrases;
    expect(phrase).toMatchObject({ text: 'тихая', hasNoun: true });
    expect(phrase?.parts).toBe(part.noun | part.adjective);
  });

  it('leaves the cases that a preposition takes', () => {
    const [phrase] = parsed('в старом доме').phrases;
    expect(phrase?.isGoverned).toBe(true);
    expect((phrase?.agreement ?? 0) & ~inCase.loct).toBe(0);
  });

  it.each([
    ['он стоял у окну', 1],
    ['над дорогу, без воду', 2],
    ['он стоял у окна в лесу', 0],
    ['сквозь туманов серых пелену', 0],
    ['из-под снега, к тебе', 0],
  ])('counts wrong cases: «%s» has %i', (line, count) => expect(parsed(line).wrongCases).toBe(count));

  it.each([
    ['высокая дом', 1],
    ['здесь синий небо', 1],
    ['синее небо, полный слёз, милый сердцу', 0],
    ['забывший дом', 0],
  ])('counts adjectives that do not agree: «%s» has %i', (line, count) =>
    expect(parsed(line).disagreements).toBe(count),
  );

  it('does not lose a pronoun that may be an object', () => {
    const [phrase] = parsed('я его словами').phrases;
    expect(phrase?.text).toBe('словами');
    expect((phrase?.aside ?? 0) & inCase.accsAnim).not.toBe(0);
    expect(texts('тебя словами')).toEqual(['словами', 'тебя']);
  });

  it('tells attributes in the genitive', () => {
    expect(parsed('шум дождя').phrases[0]?.isAttribute).toBe(true);
    expect(parsed('шуметь дождя').phrases[0]?.isAttribute).toBe(false);
  });

  it('divides at marks, and knows how the line ends', () => {
    const line = parsed('Снег, тишина — и ночь.');
    expect(line.phrases.map(({ text, stretch }) => [text, stretch])).toEqual([
      ['ночь', 1],
      ['и', 1],
      ['тишина', 2],
      ['снег', 3],
    ]);
    expect([line.isOpen, line.isClosed]).toEqual([false, true]);
    expect(parsed('тихая, ночь').phrases).toHaveLength(2);
    const open = parsed('снег идёт');
    expect([open.isOpen, open.isClosed, open.phrases[0]?.stretch]).toEqual([true, false, 0]);
    expect(parsed('снег идёт,')).toMatchObject({ isOpen: false, isClosed: false });
  });

  it('takes a word that nobody knows for anything', () => {
    expect(parsed('снегопадава').phrases[0]).toMatchObject({ parts: 0, agreement: 0 });
  });
});
