import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Lexicon, loadLexicon } from '../lib/prosody/index.ts';
import { NameSpelling } from '../lib/russian/nameSpelling.ts';
import { readModernWords, rowOf } from '../workshop/lexicon/modernWords.ts';

/* What the published lexicon and list of names know. */

const root = join(import.meta.dirname, '..');
let lexicon: Lexicon;
let names: NameSpelling;

beforeAll(() => {
  lexicon = loadLexicon(readFileSync(join(root, 'model-artifacts', 'lexicon.bin')));
  names = new NameSpelling(readFileSync(join(root, 'model-artifacts', 'names.txt.br')));
});

const wordsOf = (text: string): string[] => text.split(/\s+/u);

describe('the published lexicon', () => {
  it.each(wordsOf('начался́ принялся́ подня́лся собра́лся роди́лся дожда́лся взя́лся начала́сь начало́сь'))(
    'stresses %s so first',
    (marked) => {
      const { form, stresses } = rowOf(marked);
      expect(lexicon.stresses(form)[0]?.stress).toBe(stresses[0]);
    },
  );

  it.each(wordsOf('заня́лся занялся́ обнялся́ обня́лся роди́лся родился́ собрали́сь собра́лись поднялся́'))(
    'lets a verse say %s',
    (marked) => {
      const { form, stresses } = rowOf(marked);
      expect(lexicon.stresses(form).map(({ stress }) => stress)).toContain(stresses[0]);
    },
  );

  it.each(
    wordsOf(`Оне́гин Оне́гина Оне́гину Есе́нина Есе́нину Каре́нина Каре́нину Баку́ Колыма́ Колымы́ Пу́шкина Ле́рмонтова
      Ахма́товой Цвета́евой Маяко́вского Мандельшта́ма Пастерна́ка Бро́дского Печо́рина Раско́льникова Татья́ной Наста́сьи
      Екатери́ной Анастаси́и Алекса́ндре Михаи́ла Дми́трию Евге́ния Влади́мира Серге́евича Петро́вна Ива́новичу Никола́евной
      Миха́йловна Ильи́нична Кузьми́ч Москве́ Воро́неже Росто́ва Магада́на Нори́льска Воркуте́ Чите́ Черно́быля Владивосто́ка
      Каза́ни Сама́ре Сара́това Оде́ссы Пари́жа Берли́не Ло́ндоне Ю́рмале Во́лги Енисе́я Иртыша́ Анга́рск Днепра́
      Байка́ла Сая́нах Камча́тке Сахали́не`).map((word) => word.toLowerCase()),
  )('stresses %s', (marked) => {
    const { form, stresses } = rowOf(marked);
    expect(lexicon.stresses(form)[0]?.stress).toBe(stresses[0]);
  });

  it('has all forms of the words of today', () => {
    const table = readFileSync(join(root, 'workshop', 'lexicon', 'modernWords.tsv'), 'utf8');
    const missing = readModernWords(table)
      .flatMap(({ forms }) => forms.map(rowOf))
      .filter(({ form, stresses: [own] }) => {
        const readings = lexicon.stresses(form);
        return (
          readings[0]?.source !== 'lexicon' ||
          !readings.some((each) => each.form === form && each.stress === own)
        );
      });
    expect(missing).toEqual([]);
  });
});

describe('the published names', () => {
  it.each([
    ['зима в москве и снег над колымой', '', 'зима в Москве и снег над Колымой'],
    ['онегин и татьяна у невы', '', 'Онегин и Татьяна у Невы'],
    ['надежда, вера, роза, лев и слава', '', 'надежда, вера, роза, лев и слава'],
    ['я жду любви, надежды и письма', 'И я люблю Надежду', 'я жду любви, Надежды и письма'],
    ['мы ехали в тверь и в рязань', 'и в рязань, и в Самару', 'мы ехали в Тверь и в рязань'],
  ])('write %j', (line, prompt, expected) =>
    expect(names.capitalise(line, names.ownSpelling(prompt))).toBe(expected),
  );
});
