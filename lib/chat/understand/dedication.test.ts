import { expect, it } from 'vitest';
import { dedicationTo } from './dedication.ts';

it.each([
  ['маме', 'to', 'Маме'],
  ['бабушки', 'for', 'Для бабушки'],
  ['my sister Anna', 'for', 'For my sister Anna'],
  ['Олю', 'whom', 'Оле'],
  ['маму', 'whom', 'Маме'],
  ['Машу', 'whom', 'Маше'],
  ['Марию', 'whom', 'Марии'],
  ['мою любимую сестру', 'whom', 'Моей любимой сестре'],
  ['нашего любимого учителя', 'whom', 'Нашему любимому учителю'],
  ['Ивана', 'whom', 'Ивану'],
  ['Сергея', 'whom', 'Сергею'],
  ['дядю Колю', 'whom', 'Дяде Коле'],
  ['дочь', 'whom', 'Дочери'],
  ['моих друзей', 'whom', 'Моим друзьям'],
  ['Катю и Мишу', 'whom', 'Кате и Мише'],
] as const)('«%s» (%s) is named as «%s»', (whom, naming, line) => {
  expect(dedicationTo(whom, naming)).toBe(line);
});
