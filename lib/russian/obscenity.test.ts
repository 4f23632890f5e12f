import { expect, it } from 'vitest';
import { isCoarseWord, isObscene, undisguise } from './obscenity.ts';

it.each([
  'Хлебать чай у корабля',
  'Не сочти за оскорбление, художник',
  'Тебе, себе и Себастьяну',
  'Команда гребла к берегу, шла мандаринов волна',
  'Ребёнок потреблял рубли',
  'Страхуй сухую ветвь, хулитель',
  'Скребёт по хребту небесный ветер',
  'Педагог в пешем походе',
  'Ворона на суку, гнутся суки и сучья, ни сучка',
])('passes «%s»', (text) => expect(isObscene(text)).toBe(false));

it.each(['Ну и х\u0443йня', 'бл\u044f', 'зае\u0431ись', 'п\u0438здец', 'Полное гов\u043dо', 'бл\u044fдь'])(
  'marks «%s»',
  (text) => expect(isObscene(text)).toBe(true),
);

it.each([
  ['a soft hyphen', 'бл\u00ADядь'],
  ['a zero-width space', 'п\u200Bиздец'],
  ['a stress mark', 'гов\u043dо\u0301'],
  ['a stroke through each letter', 'х\u0336у\u0336й\u0336ня'],
  ['letters apart from their marks', 'ху\u0438\u0306ня'],
  ['Latin letters that look alike', 'xу\u0439ня'],
  ['Latin letters with an acute', 'хý\u0439ня'],
  ['one Latin letter', 'c\u0443ка'],
  ['Latin letters that look alike by hand', 'nuзд\u0435ц'],
])('sees through %s', (_, text) => expect(isObscene(text)).toBe(true));

it.each([
  ['cука', 'сука'],
  ['CУKA и хутop', 'сука и хутор'],
  ['Ёлка, йод, е\u0301ль', 'елка, йод, ель'],
  ['Memento mori: мир', 'memento mori: мир'],
])('undisguises «%s»', (text, plain) => expect(undisguise(text)).toBe(plain));

it.each([
  'Ebay и e-mail, xylophone',
  'Пою\u0301 про ребя\u00ADт и хлеб\u200B',
  'Pедкий хутоp, cухие ветви',
  'Страху\u0438\u0306 сухую ветвь',
])('passes «%s»', (text) => expect(isObscene(text)).toBe(false));

it.each(['сортире', 'дерьмо', 'падла', 'мразь', 'сволочь', 'наблевал', 'пердит', 'харкнул'])(
  'calls «%s» coarse',
  (word) => expect([isCoarseWord(word), isObscene(word)]).toEqual([true, false]),
);

it.each(['сорт', 'падала', 'мороз', 'передать', 'блеск', 'волочь', 'гнездо', 'архар', 'пергамент'])(
  'does not call «%s» coarse',
  (word) => expect(isCoarseWord(word)).toBe(false),
);
