import { expect, it } from 'vitest';
import { rework } from './rework.ts';

const verse = 'раз\nдва\nтри\nчетыре\n\nпять\nшесть\nсемь\nвосемь';
const known = {
  recipe: { preset: 'poet', form: 'free', seed: 4, further: 1, length: 'long' },
  own: 2,
} as const;

it.each([
  ['more', {}],
  ['wilder', { preset: 'madness' }],
  ['calmer', { preset: 'tender' }],
  ['sadder', { mood: 'sad' }],
  ['merrier', { mood: 'merry' }],
  ['shorter', { length: 'short' }],
  ['longer', { length: 'long' }],
  ['rhymed', { form: 'rhymed' }],
  ['unrhymed', { form: 'free' }],
] as const)('%s keeps the first lines, and the recipe but for its wish', (wish, change) => {
  expect(rework(wish, { verse, known })).toEqual({
    subject: { prompt: 'раз\nдва' },
    recipe: { preset: 'poet', form: 'free', length: 'long', ...change },
  });
});

it('begins with the first line of a poem without buttons', () => {
  expect(rework('more', { verse, known: undefined }).subject).toEqual({ prompt: 'раз' });
});

it('goes on from the last stanza, as far as it fits', () => {
  const recipe = { preset: 'poet', form: 'free' };
  const subject = { prompt: 'пять\nшесть\nсемь\nвосемь', continues: true };
  expect(rework('continue', { verse, known })).toEqual({ subject, recipe });
  const long = Array(8).fill('слово '.repeat(20).trim()).join('\n');
  expect(rework('continue', { verse: long, known }).subject.prompt?.split('\n')).toHaveLength(1);
});

it('cares for those who grieve, and not where the poet tells of death', () => {
  const poets = { verse: 'раз\nдва\nТвой дед скончался\nчетыре', known };
  expect(rework('continue', poets).subject.grief).toBeUndefined();
  const theirs = { verse: 'Твой дед скончался\nдва\nтри\nчетыре', known };
  expect(rework('continue', theirs).subject.grief).toBe('loss');
  expect(rework('wilder', { verse: 'Вчера не стало деда\nдва', known: undefined }).subject.grief).toBe(
    'loss',
  );
});
