import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultForm } from '../../lib/poet/models.ts';
import type { BotApiServer, SentMessage } from './botApiServer.ts';
import { World } from './world.ts';

const line = 'Над крышей тихо тает свет';
const usual = { prompt: line, preset: 'poet', form: defaultForm };
/** The button that asks for the other form. */
const other = defaultForm === 'rhymed' ? 'Вольно' : 'В рифму';
let world: World;
let api: BotApiServer;
beforeEach(async () => {
  world = await World.start();
  api = world.api;
  await world.listen();
});
afterEach(() => world.stop());

/** What the bot answers to a message. */
async function answersTo(chat: number, content: Parameters<BotApiServer['say']>[1], type?: string) {
  const before = api.answers(chat).length;
  const asked = api.say(chat, content, type);
  await api.delivery.settled();
  return api
    .answers(chat)
    .slice(before)
    .map((answer) => ({ ...answer, asked }));
}

const labels = ({ reply_markup }: SentMessage) =>
  reply_markup?.inline_keyboard.flat().map(({ text }) => text);

describe('a line', () => {
  it('is answered with a poem that quotes it, after "печатает…", with buttons', async () => {
    const [poem] = await answersTo(7, `  ${line}  `);
    expect(poem?.text?.split('\n')[0]).toBe(line);
    expect(poem?.reply_to_message?.message_id).toBe(poem?.asked.message_id);
    expect(labels(poem as SentMessage)).toEqual(['Спокойнее', 'Ещё', 'Безумнее', other]);
    expect(api.calls[0]).toMatchObject({
      method: 'sendChatAction',
      parameters: { action: 'typing', chat_id: 7 },
    });
    expect(world.aws.requests).toEqual([usual]);
  });

  it.each([
    '*звёзды_ и <b>скобки</b> `вот` [так](tg://x)',
    '&lt; \\* |_',
    '🌲🌲',
    'https://example.org',
    '/ улица',
  ])('of %j stays as it is', async (text) => {
    const [poem] = await answersTo(7, text);
    expect(poem?.text?.startsWith(text)).toBe(true);
    expect(api.done('sendMessage')[0]).not.toHaveProperty('parse_mode');
  });

  it('of several rows keeps them', async () => {
    await answersTo(7, 'Ночь,\nулица');
    expect(world.aws.requests[0]?.prompt).toBe('Ночь,\nулица');
  });

  it('over 200 characters is cut, and the answer says so', async () => {
    const [poem] = await answersTo(7, 'слово '.repeat(80));
    const { prompt = '' } = world.aws.requests[0] ?? {};
    expect(prompt).toBe('слово '.repeat(33).trim());
    expect(poem?.text).toContain('слово слово слово»');
    expect((await answersTo(7, line))[0]?.text).not.toContain('»');
  });

  it('gets an answer within 4,096 characters, whatever comes', async () => {
    world.aws.generate = ({ preset }) => {
      const lines = Array.from({ length: 400 }, () => 'длинная строка без конца');
      const model = { name: 'classic', version: '1' };
      const timing = { loadMs: 0, composeMs: 0 };
      return { poem: lines.join('\n'), lines, form: 'free', seed: 1, preset, model, timing };
    };
    const [poem] = await answersTo(7, line);
    expect(poem?.text?.length).toBeGreaterThan(4000);
    expect(poem?.text?.length).toBeLessThanOrEqual(4096);
    expect(poem?.text?.endsWith('конца')).toBe(true);
  });
});

describe('buttons', () => {
  async function press(message: SentMessage, label: string) {
    const id = api.press(message, label);
    await api.delivery.settled();
    return id;
  }

  it('ask for another poem from the same line, or one step along the presets', async () => {
    const [first] = await answersTo(7, `/poem ${line}`);
    let poem: SentMessage = first as SentMessage;
    for (const [label, preset] of [
      ['Ещё', 'poet'],
      ['Безумнее', 'madness'],
      ['Ещё', 'madness'],
      ['Спокойнее', 'poet'],
      ['Спокойнее', 'tender'],
    ] as const) {
      const id = await press(poem, label);
      expect(api.done('answerCallbackQuery').at(-1)).toMatchObject({ callback_query_id: id });
      expect(world.aws.requests.at(-1)).toEqual({ ...usual, preset });
      const next = api.answers(7).at(-1) as SentMessage;
      expect(next.message_id).not.toBe(poem.message_id);
      expect(next.reply_to_message?.message_id).toBe(first?.asked.message_id);
      // Its buttons are gone, so that it can't be pressed again.
      expect(api.messages.get(poem.message_id)?.reply_markup).toBeUndefined();
      poem = next;
    }
    expect(labels(poem)).toEqual(['Ещё', 'Безумнее', other]);
    await press(poem, 'Безумнее');
    await press(api.answers(7).at(-1) as SentMessage, 'Безумнее');
    expect(labels(api.answers(7).at(-1) as SentMessage)).toEqual(['Спокойнее', 'Ещё', other]);
  });

  it('change the form, which the others keep', async () => {
    const [first] = await answersTo(7, line);
    const alternatives = { rhymed: 'Вольно', free: 'В рифму' } as const;
    let poem = first as SentMessage;
    let form: keyof typeof alternatives = defaultForm;
    for (const preset of ['poet', 'madness', 'madness'] as const) {
      await press(poem, alternatives[form]);
      form = form === 'rhymed' ? 'free' : 'rhymed';
      poem = api.answers(7).at(-1) as SentMessage;
      expect(labels(poem)).toContain(alternatives[form]);
      await press(poem, preset === 'poet' ? 'Безумнее' : 'Ещё');
      poem = api.answers(7).at(-1) as SentMessage;
      expect(world.aws.requests.slice(-2)).toEqual([
        { prompt: line, preset, form },
        { prompt: line, preset: 'madness', form },
      ]);
    }
  });

  it('pressed twice write one poem, and both presses are answered', async () => {
    const [poem] = await answersTo(7, line);
    const ids = [api.press(poem as SentMessage, 'Ещё'), api.press(poem as SentMessage, 'Ещё')];
    await api.delivery.settled();
    expect(api.answers(7)).toHaveLength(2);
    expect(api.done('answerCallbackQuery').map(({ callback_query_id }) => callback_query_id)).toEqual(ids);
  });

  it('are let go of before the poem is written', async () => {
    const [poem] = await answersTo(7, line);
    let acknowledged = 0;
    world.aws.generate = () => {
      acknowledged = api.done('answerCallbackQuery').length;
      throw new Error('no poem');
    };
    await press(poem as SentMessage, 'Ещё');
    expect(acknowledged).toBe(1);
  });

  it('work where the quoted message is gone, from the line of the poem', async () => {
    const [poem] = await answersTo(7, line);
    const { reply_to_message: _, ...alone } = poem as SentMessage;
    await press(alone, 'Безумнее');
    expect(world.aws.requests.at(-1)).toEqual({ ...usual, preset: 'madness' });
  });

  it.each(['poem?preset=unknown', 'other', '', undefined])(
    'of data %j say that they are old',
    async (data) => {
      const [message] = await answersTo(7, line);
      api.push({ callback_query: { id: 'old', message, ...(data === undefined ? {} : { data }) } });
      await api.delivery.settled();
      expect(api.calls.at(-1)).toMatchObject({
        method: 'answerCallbackQuery',
        parameters: { show_alert: true, text: expect.stringContaining('не работает') },
      });
      expect(api.answers(7)).toHaveLength(1);
    },
  );

  it('under a message that can not be read say so', async () => {
    const message = { message_id: 3, date: 0, chat: { id: 7, type: 'private' } };
    api.push({ callback_query: { id: 'lost', data: 'poem?preset=poet', message } });
    await api.delivery.settled();
    expect(api.calls.at(-1)?.parameters['text']).toContain('Не вижу первой строки');
  });

  it.each(['poem?preset=tender', 'poem?preset=tender&form=other&more=1'])(
    'of data %j, of other versions, are understood',
    async (data) => {
      const [message] = await answersTo(7, line);
      api.push({ callback_query: { id: 'other', data, message } });
      await api.delivery.settled();
      expect(world.aws.requests.at(-1)).toEqual({ ...usual, preset: 'tender' });
    },
  );
});

describe('commands and other messages', () => {
  it.each([
    ['/start', 'Здравствуйте'],
    ['/start inline', 'Здравствуйте'],
    ['/help', 'Пример'],
    ['/HELP@PoetBot', 'Пример'],
    ['/poem', 'первую строку'],
    ['/about', 'classic 9.9.9'],
    ['/unknown', '/help'],
  ])('%s is answered', async (command, text) => {
    const answers = await answersTo(7, command);
    expect(answers.map((answer) => answer.text)).toEqual([expect.stringContaining(text)]);
  });

  it('/about does without the model if it can not be asked', async () => {
    world.aws.generate = () => {
      throw new Error('down');
    };
    const [about] = await answersTo(7, '/about');
    expect(about?.text).toContain('нейронная сеть');
    expect(about?.text).not.toContain('classic');
  });

  it.each(['sticker', 'photo', 'voice', 'video_note', 'document', 'location'])(
    'a %s gets a kind word',
    async (kind) => {
      const [answer, ...more] = await answersTo(7, { [kind]: {} });
      expect(answer?.text).toContain('текстом');
      expect(more).toEqual([]);
    },
  );

  it('an album gets one kind word', async () => {
    for (let nth = 0; nth < 3; nth++) api.say(7, { photo: {}, media_group_id: '99' });
    await api.delivery.settled();
    expect(api.answers(7)).toHaveLength(1);
  });

  it.each([
    { new_chat_members: [] },
    { pinned_message: {} },
    { text: line, via_bot: { id: 4242 } },
    { text: line, from: { id: 9, is_bot: true } },
  ])('%j is passed over', async (content) => {
    expect(await answersTo(7, content)).toEqual([]);
  });
});

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
    expect(await answersTo(-7, content, 'supergroup')).toEqual([]);
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
    const [poem, ...more] = await answersTo(-7, content, 'supergroup');
    expect(more).toEqual([]);
    expect(poem?.text?.split('\n')[0]).toBe(line);
    api.press(poem as SentMessage, 'Ещё');
    await api.delivery.settled();
    expect(world.aws.requests.map(({ prompt }) => prompt)).toEqual([line, line]);
  });

  it('a bare mention is asked for a line, and a picture with a mention for text', async () => {
    expect((await answersTo(-7, mention('@PoetBot'), 'group'))[0]?.text).toContain('первую строку');
    const caption = {
      photo: {},
      caption: '@PoetBot',
      caption_entities: [{ type: 'mention', offset: 0, length: 8 }],
    };
    expect((await answersTo(-7, caption, 'group'))[0]?.text).toContain('текстом');
  });

  it('answers in the topic where it was asked', async () => {
    await answersTo(
      -7,
      { text: `/poem ${line}`, is_topic_message: true, message_thread_id: 12 },
      'supergroup',
    );
    expect(api.calls.map(({ parameters }) => parameters['message_thread_id'])).toEqual([12, 12]);
  });
});

describe('inline mode', () => {
  async function ask(query: string) {
    api.ask(query);
    await api.delivery.settled();
    return api.done('answerInlineQuery').at(-1) ?? {};
  }

  it('offers three poems, and remembers them', async () => {
    const { results, cache_time } = await ask(line);
    expect(results.map(({ title }: { title: string }) => title)).toEqual(['Нежно', 'Как поэт', 'Безумно']);
    const poems = results.map((result: { input_message_content: object }) => result.input_message_content);
    expect(new Set(poems.map(({ message_text }: { message_text: string }) => message_text)).size).toBe(3);
    expect(poems[0]).not.toHaveProperty('parse_mode');
    expect(cache_time).toBeGreaterThan(0);
    expect((await ask(` ${line}`))['results']).toEqual(results);
    expect(world.aws.requests.map(({ form }) => form)).toEqual(['rhymed', 'rhymed', 'rhymed']);
    await ask(`${line} и`);
    expect(world.aws.requests).toHaveLength(6);
  });

  it('offers those that were written, and asks for the others again', async () => {
    const { generate } = world.aws;
    world.aws.generate = (request, nth) => {
      if (request.preset === 'madness') throw new Error('no poem');
      return generate(request, nth);
    };
    const partial = await ask(line);
    expect(partial['results']).toHaveLength(2);
    expect(partial['cache_time']).toBe(0);
    world.aws.generate = generate;
    expect((await ask(line))['results']).toHaveLength(3);
  });

  it('invites where there is nothing to offer', async () => {
    expect(await ask('  ')).toMatchObject({ results: [], button: { text: 'Напишите первую строку стихов' } });
    world.aws.generate = () => new Promise(() => {});
    expect(await ask(line)).toMatchObject({
      results: [],
      cache_time: 0,
      button: { start_parameter: 'inline' },
    });
  });
});
