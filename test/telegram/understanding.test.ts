import { describe, expect, it } from 'vitest';
import type { SentMessage } from './botApiServer.ts';
import { api, line, startWorldForEachTest, usual, world } from './eachTest.ts';
import { labels } from './world.ts';

startWorldForEachTest('listening');

/** The text of the only answer. */
async function answerTo(content: Parameters<typeof world.answersTo>[1], type?: string) {
  const answers = await world.answersTo(type ? -7 : 7, content, type);
  expect(answers).toHaveLength(1);
  return answers[0] as SentMessage;
}
const lastRequest = () => world.aws.requests.at(-1);

describe('what is said in private', () => {
  it.each([
    ['Привет!', 'Здравствуйте'],
    ['спасибо', 'Пожалуйста'],
    ['кто ты?', 'нейронная сеть'],
    ['что ты умеешь', 'Кнопки'],
    ['12345', 'словами'],
    ['https://example.org', 'словами'],
    ['/halp', '/help'],
    ['/ start', '/help'],
    ['/privacy', 'не храню'],
  ])('%s is answered in words', async (text, words) => {
    expect((await answerTo(text)).text).toContain(words);
    expect(world.aws.requests.every(({ prompt }) => prompt === 'Кто ты')).toBe(true);
  });

  it('a theme is written to, and its buttons know it', async () => {
    const poem = await answerTo('напиши стих маме про осень');
    expect(poem.text?.split('\n')[0]).toBe('Маме');
    expect(lastRequest()).toMatchObject({ theme: 'осень' });
    api.press(poem, 'Ещё');
    await api.delivery.settled();
    expect(world.aws.requests.map(({ theme }) => theme)).toEqual(['осень', 'осень']);
    expect(api.answers(7).at(-1)?.text?.split('\n')[0]).toBe('Маме');
  });

  it('a whole poem is offered a stanza, which takes the place of the offer', async () => {
    const lines = Array.from({ length: 8 }, (_, nth) => `строка номер ${nth}`);
    const offer = await answerTo(lines.join('\n'));
    expect(world.aws.requests).toEqual([]);
    api.press(offer, 'Дописать строфу');
    await api.delivery.settled();
    expect(lastRequest()).toMatchObject({ prompt: lines.slice(4).join('\n'), lines: 8 });
    const [stanza, ...more] = api.answers(7);
    expect(more).toEqual([]);
    expect(stanza?.text).not.toContain('строка номер');
    expect(labels(stanza as SentMessage)).toContain('Ещё');
  });

  it('a caption and a forwarded poem are words', async () => {
    await answerTo({ photo: {}, caption: line });
    expect(lastRequest()).toMatchObject(usual);
    await answerTo({ text: 'спасибо', forward_origin: {} });
    expect(lastRequest()).toMatchObject({ prompt: 'спасибо' });
    await answerTo({ text: line, forward_origin: {}, via_bot: api.me });
    expect(world.aws.requests).toHaveLength(3);
  });

  it('an English writer reads English, and a Russian or unknown one Russian', async () => {
    const from = (language_code: string) => ({ text: 'hello', from: { id: 7, language_code } });
    expect((await answerTo(from('en-GB'))).text).toContain('Send me');
    expect((await answerTo(from('uk'))).text).toContain('Пришлите');
    expect((await answerTo('hello')).text).toContain('Пришлите');
  });
});

describe('a reply to a poem', () => {
  it.each([
    ['ещё', { prompt: line }],
    ['грустнее', { prompt: line, theme: 'грусть' }],
    ['короче', { prompt: line, lines: 4 }],
    ['без рифмы', { prompt: line, form: 'free' }],
  ])('%s has it written anew', async (wish, request) => {
    const poem = await answerTo(line);
    const next = await answerTo({ text: wish, reply_to_message: poem });
    expect(lastRequest()).toMatchObject(request);
    // Its buttons take the line from the poem: a wish is none.
    api.press(next, 'Ещё');
    await api.delivery.settled();
    expect(lastRequest()).toMatchObject(request);
  });

  it('«продолжи» has a stanza written behind it, and the next behind that', async () => {
    const poem = await answerTo(line);
    const stanza = await answerTo({ text: 'продолжи', reply_to_message: poem });
    expect(lastRequest()).toMatchObject({ prompt: poem.text, lines: 8 });
    expect(stanza.text).not.toContain(line);
    expect(stanza.reply_to_message?.message_id).toBe(poem.message_id);
    api.press(stanza, 'Ещё');
    await api.delivery.settled();
    expect(lastRequest()).toMatchObject({ prompt: poem.text, lines: 8 });
  });

  it('«картинкой» has it drawn', async () => {
    const poem = await answerTo(line);
    const picture = await answerTo({ text: 'картинкой', reply_to_message: poem });
    expect(picture).toHaveProperty('photo');
    expect(lastRequest()).toEqual(world.aws.requests[0]);
  });
});

describe('in a group', () => {
  const mention = (text: string) => ({ text, entities: [{ type: 'mention', offset: 0, length: 8 }] });
  const theirs = {
    message_id: 50,
    date: 1,
    chat: { id: -7, type: 'supergroup' },
    from: { id: 5 },
    text: line,
  };

  it('a mention in a reply takes what is replied to for the line', async () => {
    const [poem] = await world.answersTo(
      -7,
      { ...mention('@PoetBot'), reply_to_message: theirs },
      'supergroup',
    );
    expect(lastRequest()).toMatchObject(usual);
    expect(api.done('sendMessage')[0]).toMatchObject({ reply_parameters: { message_id: 50 } });
    api.press({ ...(poem as SentMessage), reply_to_message: theirs } as SentMessage, 'Ещё');
    await api.delivery.settled();
    expect(world.aws.requests.map(({ prompt }) => prompt)).toEqual([line, line]);
  });

  it('the message that opened a topic is no reply, though the bot sent it', async () => {
    const opening = { message_id: 2, date: 1, from: api.me, forum_topic_created: {} };
    const inTopic = { is_topic_message: true, message_thread_id: 2, reply_to_message: opening };
    expect(await world.answersTo(-7, { text: line, ...inTopic }, 'supergroup')).toEqual([]);
    await world.answersTo(-7, { text: `/poem ${line}`, ...inTopic }, 'supergroup');
    expect(lastRequest()).toMatchObject(usual);
  });

  it.each(['🔥🔥', 'красиво!', 'спасибо', 'бред'])('«%s» to a poem is meant for people', async (text) => {
    const poem = await answerTo(`/poem ${line}`, 'supergroup');
    expect(await world.answersTo(-7, { text, reply_to_message: poem }, 'supergroup')).toEqual([]);
    expect(await world.answersTo(-7, { sticker: {}, reply_to_message: poem }, 'supergroup')).toEqual([]);
  });
});

describe('an edited message', () => {
  it('has its answer edited within two minutes, later none', async () => {
    const poem = await answerTo(line);
    const { asked } = poem as unknown as { asked: SentMessage };
    api.edit(asked, 'Ночь, улица');
    await api.delivery.settled();
    expect(api.answers(7)).toHaveLength(1);
    expect(api.messages.get(poem.message_id)?.text).toContain('Ночь, улица');
    expect(lastRequest()).toEqual({ ...world.aws.requests[0], prompt: 'Ночь, улица' });
    api.edit(asked, 'Поздно', 121);
    await api.delivery.settled();
    expect(world.aws.requests).toHaveLength(2);
  });

  it('of an album changes its one answer', async () => {
    const picture = api.say(7, { photo: {}, caption: line, media_group_id: '99' });
    await api.delivery.settled();
    Object.assign(picture, { caption: 'Ночь, улица', edit_date: picture.date + 5 });
    api.push({ edited_message: picture });
    await api.delivery.settled();
    expect(api.answers(7)).toHaveLength(1);
    expect(api.answers(7)[0]?.text).toContain('Ночь, улица');
  });

  it('leaves a picture that it had drawn', async () => {
    const poem = await answerTo(line);
    const wish = api.say(7, { text: 'картинкой', reply_to_message: poem });
    await api.delivery.settled();
    api.edit(wish, 'картинку');
    await api.delivery.settled();
    expect(world.log).not.toContain('error');
  });

  it('is answered if it was not, once', async () => {
    const typo = api.say(-7, '@PoetBod строка', 'supergroup');
    await api.delivery.settled();
    Object.assign(typo, { entities: [{ type: 'mention', offset: 0, length: 8 }] });
    for (const _ of [1, 2]) {
      api.edit(typo, '@PoetBot Ночь, улица');
      await api.delivery.settled();
    }
    expect(api.answers(-7)).toHaveLength(1);
    expect(api.answers(-7)[0]?.text).toContain('Ночь');
  });
});
