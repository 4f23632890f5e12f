import { describe, expect, it } from 'vitest';
import type { SentMessage } from './botApiServer.ts';
import { api, line, startWorldForEachTest, world } from './eachTest.ts';

startWorldForEachTest('listening');

describe('in a group', () => {
  const mention = (text: string) => ({
    text,
    entities: [{ type: 'mention', offset: text.indexOf('@'), length: 8 }],
  });

  it.each([
    ['a line for others', line],
    ['a command of another bot', '/poem@OtherBot строка'],
    ['an unknown command', '/weather'],
    ['a mention of another', mention(`@otherbo ${line}`)],
    ['a reply to another', { text: line, reply_to_message: { message_id: 1, from: { id: 5 } } }],
    ['a picture', { photo: {} }],
    ['a name that is no mention', `PoetBot ${line}`],
    ["a channel's post", { ...mention(`@PoetBot ${line}`), is_automatic_forward: true }],
  ])('%s is passed over', async (_what, content) => {
    expect(await world.answersTo(-7, content, 'supergroup')).toEqual([]);
  });

  it.each([
    ['a mention', mention(`@PoetBot, ${line}`)],
    ['a mention in other letters', mention(`@poetbot ${line}`)],
    ['a mention at the end', mention(`${line} @PoetBot`)],
    [
      'a mention by name',
      {
        text: `Поэт, ${line}`,
        entities: [{ type: 'text_mention', offset: 0, length: 4, user: { id: 4242 } }],
      },
    ],
    ['a reply', { text: line, reply_to_message: { message_id: 1, from: { id: 4242 } } }],
    ['a command', `/poem ${line}`],
    ['a command by name', `/poem@PoetBot ${line}`],
    [
      'an anonymous administrator',
      { ...mention(`@PoetBot ${line}`), from: { id: 1, is_bot: true }, sender_chat: {} },
    ],
  ])('%s is answered, and its buttons know the line', async (_what, content) => {
    const [poem, ...more] = await world.answersTo(-7, content, 'supergroup');
    expect(more).toEqual([]);
    expect(poem?.text?.split('\n')[0]).toBe(line);
    api.press(poem as SentMessage, 'Ещё');
    await api.delivery.settled();
    expect(world.aws.requests.map(({ prompt }) => prompt)).toEqual([line, line]);
  });

  it('a bare mention is asked for a line, and a picture with a mention for text', async () => {
    expect((await world.answersTo(-7, mention('@PoetBot'), 'group'))[0]?.text).toContain('первую строку');
    const caption = {
      photo: {},
      caption: '@PoetBot',
      caption_entities: [{ type: 'mention', offset: 0, length: 8 }],
    };
    expect((await world.answersTo(-7, caption, 'group'))[0]?.text).toContain('текстом');
  });

  it('answers in the topic where it was asked', async () => {
    await world.answersTo(
      -7,
      { text: `/poem ${line}`, is_topic_message: true, message_thread_id: 12 },
      'supergroup',
    );
    expect(api.calls.map(({ parameters }) => parameters['message_thread_id'])).toEqual([12, 12]);
  });
});
