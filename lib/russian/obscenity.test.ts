import { expect, it } from 'vitest';
import { isObscene } from './obscenity.ts';

it.each([
  'Хлебать чай у корабля',
  'Не сочти за оскорбление, художник',
  'Тебе, себе и Себастьяну',
  'Команда гребла к берегу, шла мандаринов волна',
  'Ребёнок потреблял рубли',
  'Страхуй сухую ветвь, хулитель',
  'Скребёт по хребту небесный ветер',
  'Педагог в пешем походе',
])('leaves «%s» in peace', (text) => expect(isObscene(text)).toBe(false));

it.each(['Ну и х\u0443йня', 'бл\u044f', 'зае\u0431ись', 'п\u0438здец', 'Полное гов\u043dо', 'бл\u044fдь'])(
  'marks «%s»',
  (text) => expect(isObscene(text)).toBe(true),
);
