import { expect, it } from 'vitest';
import { commandIntent, commandOf, lineIntent } from './intent.ts';

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
  for (const kind of ['start', 'help', 'about']) expect(intentOf(kind, 'ignored')).toEqual({ kind });
  expect(intentOf('poem', 'Ночь')).toEqual({ kind: 'line', text: 'Ночь' });
  expect(intentOf('poem')).toEqual({ kind: 'needLine' });
  expect(intentOf('weather')).toEqual({ kind: 'unknownCommand' });
});

it('asks for a line where there is nothing to see', () => {
  expect(lineIntent(' \n\u200B\uFEFF')).toEqual({ kind: 'needLine' });
});

it('tidies the line, and keeps its stress marks', () => {
  expect(lineIntent('\u00A0За\u0301мок\u00AD и\u0306од ')).toEqual({ kind: 'line', text: 'За\u0301мок йод' });
});
