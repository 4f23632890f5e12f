import { describe, expect, it } from 'vitest';
import { faultsIn } from '../../test/doubles/grammar.ts';
import { type CaseFault, cases } from './cases.ts';

const faults = (text: string) =>
  faultsIn<CaseFault>((line, [before], report) => cases(line, before, report), text);

describe('cases', () => {
  it.each([
    ['У окну', ['wrongCase']],
    ['Сестру не приснится', ['wrongObject']],
    ['Никто меня не остывает', ['wrongPronoun']],
    ['И вот приснится тишины', ['wrongGenitive']],
    ['Мою сестру', ['looseAccusative']],
    ['Тёмною водою', ['looseInstrumental']],
    ['Светит солнце / Тёмною водою', ['instrumentalFar']],
    ['Снег, твоей небесной красоты.', ['looseGenitive']],
  ])('finds a case that nothing takes: «%s»', (text, expected) => expect(faults(text)).toEqual(expected));

  it.each([
    'Вижу сестру',
    'Вижу / Мою сестру',
    'Я тебя не вижу',
    'Не вижу тишины',
    'Боюсь тишины',
    'Лист тишины',
    'Солнце светит тёмною порою',
    'Много тихих слов',
    'Пять дней, пять ночей',
    'Снегопадава сестру',
  ])('lets «%s» be', (text) => expect(faults(text)).toEqual([]));
});
