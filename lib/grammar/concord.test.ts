import { describe, expect, it } from 'vitest';
import { faultsIn } from '../../test/doubles/grammar.ts';
import { type ConcordFault, concord } from './concord.ts';

const faults = (text: string) =>
  faultsIn<ConcordFault>((line, [before], report) => concord(line, before, report), text);

describe('concord', () => {
  it.each([
    ['Высокая дом', ['disagreement', 'lonelyNominative']],
    ['Вечерняя в саду', ['lonelyNominative']],
    ['В саду вечернюю', ['lonelyOblique']],
    ['В вечернюю саду', ['lonelyBeforeNoun']],
    ['В вечернюю уйду', ['lonelyGoverned']],
    ['Вижу сестру / Любимую', ['lonelyFar']],
    ['Мы с тобою не молись', ['pronounVerb']],
    ['Ты меня ты не забудешь', ['pronounTwice']],
    ['Ты со мной тебя забудешь', ['ownObject']],
    ['Луна над крышей молчал', ['nounVerb']],
    ['Снега над крышей молчал', ['nounVerbUnsure']],
    ['Всю ночь бежит', ['noSubject']],
    ['Вдали молчала', ['noSubjectPast']],
    ['Вдали луна / Над крышами бежит', ['subjectFar']],
    ['Вдали мерцали / Луна над крышей', ['subjectNotBehind']],
    ['Памяти и ночью', ['unlikeJoined']],
    ['В лесу и ночью', ['unlikeJoinedGoverned']],
  ])('finds what does not agree: «%s»', (text, expected) => expect(faults(text)).toEqual(expected));

  it.each([
    'Высокий дом молчит',
    'Мы с тобою не молимся',
    'Ты меня забудешь',
    'Я и ты бежим',
    'Луна и снег молчали',
    'Мне хочется уйти',
    'Темнело',
    'Кто молчит',
    'Вдали мерцали / Окна',
    'В лесу и в поле',
    'В лесу и поле',
    'Снегопадава молчала',
  ])('lets «%s» be', (text) => expect(faults(text)).toEqual([]));
});
