import { describe, expect, it } from 'vitest';
import { faultsIn } from '../../test/doubles/grammar.ts';
import { type ClauseFault, clauses } from './clauses.ts';

const faults = (text: string) => faultsIn<ClauseFault>(clauses, text);

describe('clauses', () => {
  it.each([
    ['Над крышей', ['verbless']],
    ['Над крышей луна', ['verblessNominal']],
    ['Над крышей / За рекой', ['verbless', 'verblessTwice']],
    ['Над крышей / За рекой / У дома', ['verbless', 'verblessTwice', 'verblessThrice']],
    ['Чтобы мечты / Первый поцелуй', ['verblessNominal', 'verblessTwice', 'unfilledClause']],
    ['Над крышей пролетая', ['verbless', 'gerundAlone']],
    ['Снег идёт / Над крышей пролетая', ['verbless', 'gerundFar']],
    ['Вдали умирать', ['infinitiveAlone']],
    ['Я хочу / Вдали умирать', ['infinitiveFar']],
    ['Хочу, молчит остаться', ['wrongInfinitive']],
    ['Ты перестанешь забыть', ['perfectivePhase']],
    ['Мы будем с тобою расстаться', ['perfectivePhase']],
    ['Чтобы снег идёт', ['purposeTense']],
  ])('finds what a sentence lacks: «%s»', (text, expected) => expect(faults(text)).toEqual(expected));

  it.each([
    'Снег идёт',
    'Нет тебя',
    'Он рад',
    'Снег идёт, пролетая над крышей',
    'Хочу остаться',
    'Пора прощаться',
    'Мы будем расставаться',
    'Перестань молчать',
    'Чтобы снег шёл',
    'Чтобы уйти',
    'Чтобы мечты / Сбылись',
    'Снегопадава',
  ])('lets «%s» be', (text) => expect(faults(text)).toEqual([]));
});
