import { describe, expect, it } from 'vitest';
import { faultsIn, parsed } from '../../test/doubles/grammar.ts';
import { type SpeakerFault, speaker, speakerOf } from './speaker.ts';

const faults = (text: string) =>
  faultsIn<SpeakerFault>((line, before, report) => speaker(line, speakerOf(before), before[0], report), text);
const of = (...lines: string[]) => speakerOf(lines.map(parsed).reverse());

describe('speakerOf', () => {
  it('knows the gender by what stands beside «я», and the first that shows counts', () => {
    expect(of('Луна молчала', 'Я уходила').gender).toBe(0b0010);
    expect(of('Ушёл я', 'Я уходила').gender).toBe(0b0001);
    expect(of('Я не готов').gender).toBe(0b0001);
    expect(of('Я знаю, он молчал', 'Мы ушли').gender).toBe(0);
  });

  it('knows how one is called, unless it is both', () => {
    expect(of('Я помню тебя').address).toBe('ты');
    expect(of('Придите в наш дом').address).toBe('вы');
    expect(of('Я помню тебя', 'И вас').address).toBeUndefined();
    expect(of('Я помню').address).toBeUndefined();
  });
});

describe('speaker', () => {
  it.each([
    ['Я уходил / И я молчала', ['otherGender']],
    ['Я уходил / Мою печаль ласкала', ['otherGenderFar']],
    ['Я помню тебя / Придите', ['otherAddress']],
  ])('finds another speaker: «%s»', (text, expected) => expect(faults(text)).toEqual(expected));

  it.each([
    'Я уходил / И я молчал',
    'Я уходил / Луна меня ласкала',
    'Я уходил / Она молчала',
    'Я помню тебя / Приди',
    'Тебя и вас / Придите',
    'Луна / Я молчала',
  ])('lets «%s» be', (text) => expect(faults(text)).toEqual([]));
});
