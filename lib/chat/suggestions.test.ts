import { beforeEach, expect, it } from 'vitest';
import type { PoemRequest } from '../api/request.ts';
import { encodeShared } from './shared.ts';
import { isComplete, Suggestions } from './suggestions.ts';

let asked: PoemRequest[];
let refused: PoemRequest['preset'];
let suggestions: Suggestions;
beforeEach(() => {
  [asked, refused] = [[], undefined];
  suggestions = new Suggestions(async (request) => {
    asked.push(request);
    const { prompt, preset } = request;
    if (preset === refused) throw new Error('no poem');
    const [model, timing] = [
      { name: 'verse', version: '9' },
      { loadMs: 0, composeMs: 0 },
    ];
    const poem = prompt ?? 'о теме';
    return { poem, lines: [poem], form: 'rhymed', seed: 1, preset, model, timing };
  });
});

const errors: unknown[] = [];
const poemsTo = (line: string) =>
  suggestions.poemsTo(line, performance.now() + 5000, (error) => errors.push(error));

it('are one poem of each preset, written once for a line', async () => {
  const [poems, again] = await Promise.all([poemsTo('Ночь'), poemsTo('Ночь')]);
  expect(poems.map(({ preset }) => preset)).toEqual(['tender', 'poet', 'madness']);
  expect(again).toBe(poems);
  expect(isComplete('Ночь', await poemsTo('Ночь'))).toBe(true);
  expect(asked).toHaveLength(3);
  await poemsTo('Утро');
  expect(asked).toHaveLength(6);
});

it('lack the poems that fail, and are then written anew', async () => {
  refused = 'madness';
  const partial = await poemsTo('Ночь');
  expect(partial.map(({ preset }) => preset)).toEqual(['tender', 'poet']);
  expect(isComplete('Ночь', partial)).toBe(false);
  expect(errors).toHaveLength(1);
  refused = undefined;
  expect(isComplete('Ночь', await poemsTo('Ночь'))).toBe(true);
  expect(asked).toHaveLength(6);
});

it('are about a theme that is named', async () => {
  await poemsTo('про осень');
  expect(asked).toMatchObject([{ theme: 'осень' }, { theme: 'осень' }, { theme: 'осень' }]);
});

it('are the one poem that is shared', async () => {
  const query = encodeShared({ prompt: 'Ночь' }, { preset: 'madness', form: 'free', seed: 5 }) as string;
  const poems = await poemsTo(query);
  expect(asked).toEqual([{ prompt: 'Ночь', preset: 'madness', form: 'free', seed: 5 }]);
  expect(isComplete(query, poems)).toBe(true);
});
