import { describe, expect, it } from 'vitest';
import type { SentMessage } from './botApiServer.ts';
import { api, line, startWorldForEachTest, usual, world } from './eachTest.ts';
import { labels } from './world.ts';

startWorldForEachTest('listening');

describe('a line', () => {
  it('is answered with a poem that quotes it, after "печатает…", with buttons', async () => {
    const [poem] = await world.answersTo(7, `  ${line}  `);
    expect(poem?.text?.split('\n')[0]).toBe(line);
    expect(poem?.reply_to_message?.message_id).toBe(poem?.asked.message_id);
    expect(labels(poem as SentMessage)).toEqual(['Спокойнее', 'Ещё', 'Безумнее', 'Дальше', '👍', '👎', '…']);
    expect(api.calls[0]).toMatchObject({
      method: 'sendChatAction',
      parameters: { action: 'typing', chat_id: 7 },
    });
    expect(world.aws.requests).toMatchObject([usual]);
  });

  it.each(['*звёзды_ и <b>скобки</b> `вот` [так](tg://x)', '&lt; \\* |_', 'Ночь 🌲🌲 /улица'])(
    'of %j stays as it is',
    async (text) => {
      const [poem] = await world.answersTo(7, text);
      expect(poem?.text?.startsWith(text)).toBe(true);
      expect(api.done('sendMessage')[0]).not.toHaveProperty('parse_mode');
    },
  );

  it('of several rows keeps them', async () => {
    await world.answersTo(7, 'Ночь,\nулица');
    expect(world.aws.requests[0]?.prompt).toBe('Ночь,\nулица');
  });

  it('of another script is answered with an epigraph in italics', async () => {
    const { generate } = world.aws;
    world.aws.generate = (request, nth) => {
      const poem = generate(request, nth) as object;
      return { ...poem, poem: 'Carpe diem\n\nраз\nдва', opening: 'epigraph', openingReason: 'script' };
    };
    const [poem] = await world.answersTo(7, 'Carpe diem');
    expect(poem?.text).toMatch(/^Carpe diem\n\nраз\nдва\n\n\(.*эпиграф.*\)$/u);
    const entities = [{ type: 'italic', offset: 0, length: 'Carpe diem'.length }];
    expect(api.done('sendMessage')[0]).toMatchObject({ entities });
  });

  it('over 200 characters is cut, and the answer says so', async () => {
    const [poem] = await world.answersTo(7, 'слово '.repeat(80));
    const { prompt = '' } = world.aws.requests[0] ?? {};
    expect(prompt).toBe('слово '.repeat(33).trim());
    expect(poem?.text).toContain('слово слово слово»');
    expect((await world.answersTo(7, line))[0]?.text).not.toContain('»');
  });

  it('gets an answer within 4,096 characters, whatever comes', async () => {
    world.aws.generate = ({ preset }) => {
      const lines = Array.from({ length: 400 }, () => 'длинная строка без конца');
      const model = { name: 'classic', version: '1' };
      const timing = { loadMs: 0, composeMs: 0 };
      return { poem: lines.join('\n'), lines, form: 'free', seed: 1, preset, model, timing };
    };
    const [poem] = await world.answersTo(7, line);
    expect(poem?.text?.length).toBeGreaterThan(4000);
    expect(poem?.text?.length).toBeLessThanOrEqual(4096);
    expect(poem?.text?.endsWith('конца')).toBe(true);
  });
});

describe('commands and other messages', () => {
  it.each([
    ['/start', 'Здравствуйте'],
    ['/start inline', 'Здравствуйте'],
    ['/help', 'Кнопки'],
    ['/HELP@PoetBot', 'Кнопки'],
    ['/poem', 'первую строку'],
    ['/about', 'classic 9.9.9'],
    ['/unknown', '/help'],
  ])('%s is answered', async (command, text) => {
    const answers = await world.answersTo(7, command);
    expect(answers.map((answer) => answer.text)).toEqual([expect.stringContaining(text)]);
  });

  it('/about does without the model if it can not be asked', async () => {
    world.aws.generate = () => {
      throw new Error('down');
    };
    const [about] = await world.answersTo(7, '/about');
    expect(about?.text).toContain('нейронная сеть');
    expect(about?.text).not.toContain('classic');
  });

  it.each(['sticker', 'photo', 'voice', 'video_note', 'document', 'location'])(
    'a %s gets a kind word',
    async (kind) => {
      const [answer, ...more] = await world.answersTo(7, { [kind]: {} });
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
    expect(await world.answersTo(7, content)).toEqual([]);
  });
});
