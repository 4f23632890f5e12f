import { expect, it } from 'vitest';
import { commandIntent, commandOf, messageIntent, poemIntent } from './intent.ts';

it.each([
  ['/poem Ночь, улица', { name: 'poem', addressee: undefined, rest: 'Ночь, улица' }],
  ['/POEM@PoetBot\nНочь', { name: 'poem', addressee: 'PoetBot', rest: 'Ночь' }],
  ['/help', { name: 'help', addressee: undefined, rest: '' }],
])('reads the command of %j', (text, command) => expect(commandOf(text)).toEqual(command));

it.each(['', '/', '/ улица', 'Ночь /poem', '/ночь', '/poem!'])('finds no command in %j', (text) =>
  expect(commandOf(text)).toBeUndefined(),
);

const intentOf = (name: string, rest = '') => commandIntent({ name, addressee: undefined, rest });

it('knows its commands, and says so of others', () => {
  for (const kind of ['start', 'help', 'about', 'privacy'])
    expect(intentOf(kind, 'ignored')).toEqual({ kind });
  expect(intentOf('poem', 'Ночь')).toEqual({ kind: 'line', text: 'Ночь' });
  expect(intentOf('poem', 'про ночь')).toEqual({ kind: 'theme', theme: 'ночь' });
  expect(intentOf('poem', 'Привет')).toEqual({ kind: 'line', text: 'Привет' });
  expect(intentOf('poem')).toEqual({ kind: 'needLine' });
  expect(intentOf('weather')).toEqual({ kind: 'unknownCommand' });
});

it('asks for a line where there is nothing to see', () => {
  expect(poemIntent(' \n\u200B\uFEFF')).toEqual({ kind: 'needLine' });
  expect(messageIntent({ text: ' \u200B', hasMedia: false })).toEqual({ kind: 'needLine' });
  expect(messageIntent({ text: '', hasMedia: true })).toEqual({ kind: 'needText' });
});

it('tidies the line, and keeps its stress marks', () => {
  const line = { kind: 'line', text: 'За\u0301мок йод' };
  expect(messageIntent({ text: '\u00A0За\u0301мок\u00AD и\u0306од ', hasMedia: false })).toEqual(line);
});

it('takes a wish for one where there is a poem, else for a line', () => {
  const poem = { verse: 'Ночь\nУлица', known: undefined };
  expect(messageIntent({ text: 'грустнее', hasMedia: false, repliesTo: 'poem' }, poem)).toEqual({
    kind: 'rework',
    wish: 'sadder',
    poem,
  });
  expect(messageIntent({ text: 'грустнее', hasMedia: false })).toMatchObject({ kind: 'line' });
});
