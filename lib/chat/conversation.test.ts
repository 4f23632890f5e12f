import { beforeEach, describe, expect, it } from 'vitest';
import { encodeButton } from './buttons.ts';
import { Conversation, type Turn } from './conversation.ts';
import type { Intent } from './intent.ts';
import { usualRecipe } from './recipe.ts';
import { NotedChat, TestPoems } from './testChat.ts';
import { texts } from './texts.ts';

const { ru } = texts;
const line = 'Над крышей тихо тает свет';
const poem = { verse: `${line}\nвторая`, known: undefined };

let chat: NotedChat;
let poet: TestPoems;
beforeEach(() => {
  chat = new NotedChat();
  poet = new TestPoems(chat);
});

const answer = (intent: Intent, changes: Partial<Turn<string>> = {}) =>
  new Conversation(chat, poet.poems).answer(
    { intent, question: 'message', language: 'ru', key: 'message:1', ...changes },
    performance.now() + 5000,
  );
const data = () => chat.buttons.map((button) => ('data' in button ? button.data : ''));

it('answers a line with a poem and its buttons, and shows that it is writing', async () => {
  expect(await answer({ kind: 'line', text: line })).toBe('answer to message');
  expect(chat.notes).toEqual(['typing to message', 'typing ends', `reply to message: ${line}`]);
  expect(chat.buttons.map(({ text }) => text)).toContain(ru.more);
  expect(poet.asked).toEqual([{ prompt: line, ...usualRecipe }]);
});

it.each(['script', 'length'] as const)('sets an epigraph in italics, and says why: %s', async (reason) => {
  const text = 'Carpe diem\n\nраз\nдва';
  poet.parts = { poem: text, opening: 'epigraph', openingReason: reason };
  await answer({ kind: 'line', text: 'Carpe diem' });
  expect(chat.last).toMatchObject({ text: `${text}\n\n${ru.epigraph[reason]}`, italic: 'Carpe diem'.length });
});

it('writes to a theme, and says for whom', async () => {
  await answer({ kind: 'theme', theme: 'осень', dedication: 'Маме' });
  expect(poet.asked).toEqual([{ theme: 'осень', ...usualRecipe }]);
  expect(chat.last).toMatchObject({ text: 'Маме\n\nсвоя\nвторая', italic: 4 });
});

it('chooses a theme that is left to it, the same for the same message', async () => {
  await answer({ kind: 'theme' });
  await answer({ kind: 'theme' });
  await answer({ kind: 'theme' }, { key: 'message:2' });
  const [first, again, other] = poet.asked.map(({ theme }) => theme);
  expect(first).toMatch(/^[а-яё]+$/u);
  expect(again).toBe(first);
  expect(other).not.toBe(first);
});

it('translates a theme, or sets it above the poem', async () => {
  await answer({ kind: 'theme', theme: 'my lonely robots' });
  await answer({ kind: 'theme', theme: 'zugzwang' });
  expect(poet.asked).toMatchObject([{ theme: 'одиночество, роботы' }, { prompt: 'zugzwang' }]);
});

it('offers the next stanza to a whole poem', async () => {
  await answer({ kind: 'poem', text: Array(8).fill('и снова дождь').join('\n') });
  expect(poet.asked).toEqual([]);
  expect(chat.last?.text).toBe(ru.wholePoem);
  expect(data()).toEqual([encodeButton({ action: 'next', recipe: usualRecipe, own: 0 })]);
});

describe('where the line tells of grief', () => {
  it('writes tenderly, and says a word of sympathy', async () => {
    await answer({ kind: 'line', text: 'Вчера не стало деда', grief: 'loss' });
    expect(poet.asked).toMatchObject([{ preset: 'tender' }]);
    expect(chat.last?.text.split('\n\n').at(-1)).toBe(ru.sympathy);
  });

  it('writes no poem to despair until it is asked again', async () => {
    await answer({ kind: 'line', text: 'Не хочу жить', grief: 'despair' });
    expect(poet.asked).toEqual([]);
    expect(chat.last?.text).toBe(ru.despair);
    expect(data()).toEqual([encodeButton({ action: 'poem', recipe: usualRecipe, own: 0 })]);
  });
});

it('apologises where no poem is written, with a button to try again', async () => {
  poet.fails = true;
  await answer({ kind: 'line', text: line });
  expect(chat.answers).toEqual([`reply to message: ${ru.apology}`]);
  expect(data()).toEqual([encodeButton({ action: 'poem', recipe: usualRecipe, own: 0 })]);
  expect(poet.errors).toHaveLength(1);
});

it('names the network that writes, where it can be asked', async () => {
  await answer({ kind: 'about' });
  expect(chat.last?.text).toContain('verse 9');
  poet.fails = true;
  await answer({ kind: 'about' });
  expect(chat.last?.text).toBe(ru.about(undefined));
});

it('speaks English around a Russian poem', async () => {
  await answer({ kind: 'greeting' }, { language: 'en' });
  expect(chat.last?.text).toBe(texts.en.greeting);
  await answer({ kind: 'line', text: line }, { language: 'en' });
  expect(chat.buttons.map(({ text }) => text)).toContain(texts.en.more);
});

it('changes the answer to a message that was edited', async () => {
  expect(await answer({ kind: 'line', text: line }, { earlier: 'its answer' })).toBe('its answer');
  expect(chat.answers).toEqual([`edit of its answer: ${line}`]);
});

describe('a reply to a poem', () => {
  it('has another one written from its line', async () => {
    await answer({ kind: 'rework', wish: 'sadder', poem }, { poem: 'the poem' });
    expect(poet.asked).toEqual([{ prompt: line, theme: 'грусть', ...usualRecipe }]);
    expect(chat.answers).toEqual([`reply to message: ${line}`]);
  });

  it('has a stanza written behind it, which replies to it', async () => {
    poet.parts = { poem: `${line}\nвторая\n\nтретья` };
    await answer({ kind: 'rework', wish: 'continue', poem }, { poem: 'the poem' });
    expect(poet.asked).toMatchObject([{ prompt: poem.verse, lines: 6 }]);
    expect(chat.answers).toEqual(['reply to the poem: третья']);
  });

  it('has it drawn where it says what it was written from, else names the button', async () => {
    const known = { recipe: { ...usualRecipe, seed: 3 }, own: 1 };
    await answer({ kind: 'rework', wish: 'picture', poem: { ...poem, known } });
    await answer({ kind: 'rework', wish: 'picture', poem: { ...poem, known: { ...known, own: 0 } } });
    expect(poet.asked).toEqual([{ prompt: line, ...usualRecipe, seed: 3 }]);
    expect(chat.answers).toEqual([`picture to message: ${line}`, `reply to message: ${ru.noPicture}`]);
  });

  it('that fails is answered without a button: a wish is no line', async () => {
    poet.fails = true;
    await answer({ kind: 'rework', wish: 'more', poem });
    expect(chat.last).toEqual({ text: ru.apology });
  });
});
