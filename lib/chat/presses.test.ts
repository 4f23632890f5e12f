import { beforeEach, describe, expect, it } from 'vitest';
import { type ButtonAction, encodeButton } from './buttons.ts';
import type { Press } from './chat.ts';
import type { Vote, VotedPoem } from './feedback.ts';
import { Presses } from './presses.ts';
import { usualRecipe } from './recipe.ts';
import { NotedChat, TestPoems } from './testChat.ts';
import { texts } from './texts.ts';

const { ru } = texts;
const line = 'Над крышей тихо тает свет';
const soon = () => performance.now() + 5000;
const another: ButtonAction = { action: 'poem', recipe: { preset: 'madness', form: 'free' }, own: 1 };

let chat: NotedChat;
let poet: TestPoems;
let votes: [Vote, VotedPoem][];
let presses: Presses<string>;
beforeEach(() => {
  chat = new NotedChat();
  poet = new TestPoems(chat);
  votes = [];
  const feedback = { count: async (...vote: [Vote, VotedPoem]) => void votes.push(vote) };
  presses = new Presses(chat, poet.poems, feedback, poet.log);
});

type Source = NonNullable<Press<string>['source']>;

const asked = (text: string) => ({ text, italic: 0, isPoem: false, key: 'message:1' });
const press = (data: string, source: Partial<Source> = {}, isGroup = false): Press<string> => ({
  id: 'press',
  data,
  language: 'ru',
  isGroup,
  source: {
    message: 'the poem',
    text: `${line}\nвторая\nтретья`,
    italic: 0,
    question: 'the question',
    asked: asked(line),
    ...source,
  },
});
async function answer(button: ButtonAction, source: Partial<Source> = {}, isGroup = false) {
  const pressed = await presses.acknowledge(press(encodeButton(button), source, isGroup), soon());
  return presses.answer(pressed as NonNullable<typeof pressed>, soon());
}

it('writes another poem to the first question, and removes the buttons', async () => {
  expect(await answer(another)).toBe(true);
  expect(chat.notes[0]).toBe(`hint at press: ${ru.hints.poem}`);
  expect(poet.asked).toEqual([{ prompt: line, preset: 'madness', form: 'free' }]);
  expect(chat.notes).toContain('no buttons under the poem');
  expect(chat.answers).toEqual([`reply to the question: ${line}`]);
});

it('changes the poem in place in a group, and leaves it where none is written', async () => {
  expect(await answer(another, {}, true)).toBe(true);
  expect(chat.answers).toEqual([`edit of the poem: ${line}`]);
  poet.fails = true;
  expect(await answer(another, {}, true)).toBe(false);
  expect(chat.answers.at(-1)).toBe(`reply to the question: ${ru.apology}`);
});

it('goes on with the poem in place', async () => {
  const recipe = { ...usualRecipe, seed: 4, further: 1 };
  await answer({ action: 'next', recipe, own: 1 });
  expect(poet.asked).toEqual([{ prompt: line, ...usualRecipe, seed: 4, furtherStanzas: 1 }]);
  expect(chat.answers).toEqual([`edit of the poem: ${line}`]);
});

describe('reads what to write from', () => {
  const promptOf = async (source: Partial<Source>, own = 1) => {
    await answer({ ...another, own } as ButtonAction, source);
    const { prompt, theme } = poet.asked.at(-1) ?? {};
    return prompt ?? { theme };
  };

  it.each([
    ['the question', { asked: asked('Ночь\nулица') }, 1, 'Ночь\nулица'],
    ['a question about a theme', { asked: asked('стих про осень') }, 0, { theme: 'осень' }],
    ['the poem, where the question is a wish', { asked: asked('грустнее') }, 1, line],
    ['the question, where the poem has no line of the person', { asked: asked('12345') }, 0, '12345'],
    ['the poem, where the question is gone', { asked: undefined }, 2, `${line}\nвторая`],
    ['the first line of a poem of an older version', { asked: undefined }, 0, line],
    [
      'the poem that it goes on from',
      { asked: { ...asked('раз\nдва\n\n(заметка)'), isPoem: true } },
      0,
      'раз\nдва',
    ],
  ] as const)('in %s', async (_what, source, own, prompt) => {
    expect(await promptOf(source, own)).toEqual(prompt);
  });
});

it('shows and hides the further buttons', async () => {
  const poem = { recipe: { ...usualRecipe, seed: 4 }, own: 1, network: 'verse 9' };
  await answer({ action: 'open', ...poem });
  const labels = () => chat.buttons.map(({ text }) => text);
  expect(labels()).toContain(ru.share);
  await answer({ action: 'shut', ...poem });
  expect(labels()).toContain('👍');
  expect(chat.answers).toEqual([]);
});

it('sends the picture of the poem, or apologises', async () => {
  const draw: ButtonAction = { action: 'draw', recipe: { ...usualRecipe, seed: 4 }, own: 1 };
  await answer(draw);
  expect(poet.asked).toEqual([{ prompt: line, ...usualRecipe, seed: 4 }]);
  poet.fails = true;
  await answer(draw);
  expect(chat.answers).toEqual([`picture to the poem: ${line}`, `reply to the poem: ${ru.pictureApology}`]);
});

it('counts a vote, also where the question can not be read', async () => {
  const vote = { preset: 'poet', form: 'rhymed', network: 'verse 9' } as const;
  await answer({ action: 'vote', vote: 'down', ...vote }, { asked: undefined, text: '' });
  expect(votes).toEqual([['down', vote]]);
  expect(chat.notes).toEqual([`hint at press: ${ru.hints.vote}`]);
});

it('says that a button is old, or that its line is lost', async () => {
  expect(await presses.acknowledge(press('other'), soon())).toBeUndefined();
  const lost = { ...press(encodeButton(another)), source: undefined };
  expect(await presses.acknowledge(lost, soon())).toBeUndefined();
  const apology = press('poem?preset=poet', { asked: undefined, text: texts.en.apology });
  expect(await presses.acknowledge(apology, soon())).toBeUndefined();
  const [old, ...others] = chat.notes;
  expect(old).toBe(`alert at press: ${ru.oldButton}`);
  expect(others).toEqual(Array(2).fill(`alert at press: ${ru.lostLine}`));
});

it('writes the poem though a button can not be released', async () => {
  chat.acknowledge = async () => {
    throw new Error('too late');
  };
  expect(await presses.acknowledge(press(encodeButton(another)), soon())).toBeDefined();
  expect(poet.errors).toHaveLength(1);
});

it('tries twice to remove the buttons, and says where they stay', async () => {
  let tries = 0;
  chat.setButtons = async () => {
    tries++;
    throw new Error('no');
  };
  expect(await answer(another)).toBe(false);
  expect(tries).toBe(2);
});
