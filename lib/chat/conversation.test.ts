import { beforeEach, expect, it } from 'vitest';
import type { PoemRequest } from '../api/request.ts';
import type { PoemResponse } from '../api/response.ts';
import { encodeButton, usualRequest } from './buttons.ts';
import type { Button, Chat, Press, Reply } from './chat.ts';
import { Conversation } from './conversation.ts';
import { texts } from './texts.ts';

const line = 'Над крышей тихо тает свет';
const soon = () => performance.now() + 5000;

/** A chat network whose messages are words, and which notes what it is told to do. */
class NotedChat implements Chat<string> {
  readonly notes: string[] = [];
  buttons: readonly Button[] = [];
  last: Reply | undefined;

  async reply(to: string, reply: Reply) {
    const { text, keyboard = [] } = reply;
    this.last = reply;
    this.notes.push(`reply to ${to}: ${text.split('\n')[0]}`);
    this.buttons = keyboard.flat();
  }

  showTyping(to: string) {
    this.notes.push(`typing to ${to}`);
    return async () => {
      this.notes.push('typing ends');
    };
  }

  async acknowledge(id: string, text: string, isAlert: boolean) {
    this.notes.push(`${isAlert ? 'alert' : 'hint'} at ${id}: ${text}`);
  }

  async removeButtons(message: string) {
    this.notes.push(`no buttons under ${message}`);
  }
}

let chat: NotedChat;
let asked: PoemRequest[];
let fails: boolean;
/** What the poem says of the person's line. */
let parts: Partial<PoemResponse>;
let logged: unknown[];
let conversation: Conversation<string>;
beforeEach(() => {
  [chat, asked, fails, logged, parts] = [new NotedChat(), [], false, [], {}];
  conversation = new Conversation(
    chat,
    async (request) => {
      asked.push(request);
      if (fails) return { status: 503 };
      const { prompt, preset } = request;
      const model = { name: 'verse', version: '9' };
      const timing = { loadMs: 0, composeMs: 0 };
      const poem = `${prompt}\nвторая`;
      return { poem, lines: [prompt], form: 'free', seed: 1, preset, model, timing, ...parts };
    },
    (error) => logged.push(error),
  );
});

const press = (data: string): Press<string> => ({
  id: 'press',
  data,
  source: { line, message: 'the poem', question: 'the question' },
});

it('answers a line with a poem and its buttons, and shows that it is writing', async () => {
  await conversation.answer('message', { kind: 'line', text: line }, soon());
  expect(chat.notes).toEqual(['typing to message', 'typing ends', `reply to message: ${line}`]);
  expect(chat.buttons.map(({ text }) => text)).toContain(texts.more);
  expect(asked).toEqual([{ prompt: line, ...usualRequest }]);
});

it.each(['script', 'length'] as const)(
  'sets an epigraph in italics, and says why it is one: %s',
  async (reason) => {
    const poem = 'Carpe diem\n\nраз\nдва';
    parts = { poem, opening: 'epigraph', openingReason: reason };
    await conversation.answer('message', { kind: 'line', text: 'Carpe diem' }, soon());
    expect(chat.last).toMatchObject({
      text: `${poem}\n\n${texts.epigraph[reason]}`,
      italic: 'Carpe diem'.length,
    });
  },
);

it('says nothing of a line that opens the poem', async () => {
  parts = { opening: 'line', poem: 'раз\n\nдва' };
  await conversation.answer('message', { kind: 'line', text: 'раз' }, soon());
  expect(chat.last?.text).toBe('раз\n\nдва');
  expect(chat.last).not.toHaveProperty('italic');
});

it('apologises where no poem is written, with a button to try again', async () => {
  fails = true;
  await conversation.answer('message', { kind: 'line', text: line }, soon());
  expect(chat.notes.at(-1)).toBe(`reply to message: ${texts.apology}`);
  expect(chat.buttons).toEqual([{ text: texts.tryAgain, data: encodeButton(usualRequest) }]);
  expect(logged).toHaveLength(1);
});

it('names the network that writes, where it can be asked', async () => {
  await conversation.answer('message', { kind: 'about' }, soon());
  fails = true;
  await conversation.answer('message', { kind: 'about' }, soon());
  expect(chat.notes.filter((note) => note.startsWith('reply'))).toHaveLength(2);
});

it('answers a pressed button with a poem to the first question, and removes the buttons', async () => {
  const button = { preset: 'madness', form: 'free' } as const;
  const pressed = await conversation.acknowledge(press(encodeButton(button)), soon());
  expect(chat.notes).toEqual([`hint at press: ${texts.writing}`]);
  await conversation.answerPress(pressed as NonNullable<typeof pressed>, soon());
  expect(asked).toEqual([{ prompt: line, ...button }]);
  expect(chat.notes).toContain('no buttons under the poem');
  expect(chat.notes.at(-1)).toBe(`reply to the question: ${line}`);
});

it('says that a button is old, or that its line is lost', async () => {
  expect(await conversation.acknowledge(press('other'), soon())).toBeUndefined();
  const lost = { ...press(encodeButton(usualRequest)), source: undefined };
  expect(await conversation.acknowledge(lost, soon())).toBeUndefined();
  expect(chat.notes).toEqual([`alert at press: ${texts.oldButton}`, `alert at press: ${texts.lostLine}`]);
});

it('writes the poem though a button can not be released', async () => {
  chat.acknowledge = async () => {
    throw new Error('too late');
  };
  expect(await conversation.acknowledge(press(encodeButton(usualRequest)), soon())).toBeDefined();
  expect(logged).toHaveLength(1);
});
