import { describe, expect, it } from 'vitest';
import { defaultForm } from '../../lib/poet/models.ts';
import type { SentMessage } from './botApiServer.ts';
import { api, line, startWorldForEachTest, usual, world } from './eachTest.ts';
import { labels } from './world.ts';

startWorldForEachTest('listening');

describe('buttons', () => {
  async function press(message: SentMessage, label: string) {
    const id = api.press(message, label);
    await api.delivery.settled();
    return id;
  }

  it('ask for another poem from the same line, or one step along the presets', async () => {
    const [first] = await world.answersTo(7, `/poem ${line}`);
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
      expect(world.aws.requests.at(-1)).toMatchObject({ ...usual, preset });
      const next = api.answers(7).at(-1) as SentMessage;
      expect(next.message_id).not.toBe(poem.message_id);
      expect(next.reply_to_message?.message_id).toBe(first?.asked.message_id);
      // Its buttons are gone, so that it can't be pressed again.
      expect(api.messages.get(poem.message_id)?.reply_markup).toBeUndefined();
      poem = next;
    }
    expect(labels(poem)?.slice(0, 2)).toEqual(['Ещё', 'Безумнее']);
    await press(poem, 'Безумнее');
    await press(api.answers(7).at(-1) as SentMessage, 'Безумнее');
    expect(labels(api.answers(7).at(-1) as SentMessage)?.slice(0, 2)).toEqual(['Спокойнее', 'Ещё']);
  });

  /** Presses a button behind «…». @returns the message that has the poem then. */
  async function pressFurther(message: SentMessage, label: string): Promise<SentMessage> {
    await press(message, '…');
    await press(api.messages.get(message.message_id) as SentMessage, label);
    return api.answers(7).at(-1) as SentMessage;
  }

  it('change the form, which the others keep', async () => {
    const [first] = await world.answersTo(7, line);
    const free = await pressFurther(first as SentMessage, 'Вольно');
    await press(free, 'Безумнее');
    const rhymed = await pressFurther(api.answers(7).at(-1) as SentMessage, 'В рифму');
    await pressFurther(rhymed, 'Короче');
    expect(world.aws.requests).toMatchObject([
      usual,
      { prompt: line, preset: 'poet', form: 'free' },
      { prompt: line, preset: 'madness', form: 'free' },
      { prompt: line, preset: 'madness', form: 'rhymed' },
      { prompt: line, preset: 'madness', form: 'rhymed', lines: 4 },
    ]);
  });

  it('hide the further ones again', async () => {
    const [poem] = await world.answersTo(7, line);
    const { reply_markup: before } = poem as SentMessage;
    await press(poem as SentMessage, '…');
    expect(labels(api.messages.get(poem?.message_id as number) as SentMessage)).toContain('Картинка');
    await press(api.messages.get(poem?.message_id as number) as SentMessage, 'Назад');
    expect(api.messages.get(poem?.message_id as number)?.reply_markup).toEqual(before);
  });

  it('go on with the poem in place, stanza by stanza', async () => {
    const [poem] = await world.answersTo(7, line);
    const { seed } = world.aws.requests[0] ?? {};
    for (const furtherStanzas of [1, 2]) {
      await press(api.messages.get(poem?.message_id as number) as SentMessage, 'Дальше');
      expect(world.aws.requests.at(-1)).toEqual({ ...usual, seed, furtherStanzas });
    }
    expect(api.answers(7)).toHaveLength(1);
  });

  it('send the picture of the very poem', async () => {
    const [poem] = await world.answersTo(7, line);
    const picture = await pressFurther(poem as SentMessage, 'Картинка');
    expect(world.aws.requests.at(-1)).toEqual(world.aws.requests[0]);
    expect(await (picture as unknown as { photo: Blob }).photo.text()).toMatch(/^PNG of/u);
    expect(picture.reply_to_message?.message_id).toBe(poem?.message_id);
  });

  it('share the very poem through inline mode', async () => {
    const [poem] = await world.answersTo(7, line);
    await press(poem as SentMessage, '…');
    const { reply_markup } = api.messages.get(poem?.message_id as number) as SentMessage;
    const query = reply_markup?.inline_keyboard.flat().find((button) => button.switch_inline_query);
    api.ask(query?.switch_inline_query as string);
    await api.delivery.settled();
    expect(world.aws.requests.at(-1)).toEqual(world.aws.requests[0]);
    expect(api.done('answerInlineQuery').at(-1)?.['results']).toHaveLength(1);
  });

  it('count one vote a person', async () => {
    const [poem] = await world.answersTo(7, line);
    for (const [label, id] of [
      ['👍', 1],
      ['👎', 1],
      ['👎', 2],
    ] as const) {
      api.press(poem as SentMessage, label, { id });
      await api.delivery.settled();
    }
    const counts = (await world.table.records()).filter(({ id }) => id?.S?.startsWith('votes#'));
    expect(counts).toEqual([
      { id: { S: 'votes#rhymed#poet#classic 9.9.9' }, up: { N: '1' }, down: { N: '1' } },
    ]);
    expect(api.answers(7)).toHaveLength(1);
  });

  it('change the poem in place in a group', async () => {
    const [poem] = await world.answersTo(-7, `/poem ${line}`, 'supergroup');
    await press(poem as SentMessage, 'Безумнее');
    expect(world.aws.requests.at(-1)).toMatchObject({ prompt: line, preset: 'madness' });
    const [only, ...others] = api.answers(-7);
    expect(others).toEqual([]);
    expect(only?.text).toContain('madness');
    // Under another poem the same button is another one.
    await press(only as SentMessage, 'Ещё');
    await press(api.answers(-7)[0] as SentMessage, 'Ещё');
    expect(world.aws.requests).toHaveLength(4);
  });

  it('pressed twice write one poem, and both presses are answered', async () => {
    const [poem] = await world.answersTo(7, line);
    const ids = [api.press(poem as SentMessage, 'Ещё'), api.press(poem as SentMessage, 'Ещё')];
    await api.delivery.settled();
    expect(api.answers(7)).toHaveLength(2);
    expect(api.done('answerCallbackQuery').map(({ callback_query_id }) => callback_query_id)).toEqual(ids);
  });

  it('keep working where they can not be removed, and an update that comes again is still answered once', async () => {
    const [poem] = await world.answersTo(7, line);
    api.fault = (method) => (method === 'editMessageReplyMarkup' ? { code: 400 } : 'none');
    await press(poem as SentMessage, 'Ещё');
    expect(api.answers(7)).toHaveLength(2);
    const message = { ...(poem as SentMessage) };
    const pressed = { id: 'again', data: `poem?preset=poet&form=${defaultForm}`, message };
    const update = api.push({ callback_query: pressed });
    await api.delivery.settled();
    expect(api.answers(7)).toHaveLength(3);
    api.deliver(update);
    await api.delivery.settled();
    expect(api.answers(7)).toHaveLength(3);
    // Another press is another poem.
    const seeds = world.aws.requests.map(({ seed }) => seed);
    expect(new Set(seeds).size).toBe(3);
  });

  it('are removed at the second try', async () => {
    const [poem] = await world.answersTo(7, line);
    api.fault = (method, _parameters, earlier) =>
      method === 'editMessageReplyMarkup' && earlier === 0 ? { code: 400 } : 'none';
    await press(poem as SentMessage, 'Ещё');
    expect(api.messages.get(poem?.message_id as number)?.reply_markup).toBeUndefined();
  });

  it('are let go of before the poem is written', async () => {
    const [poem] = await world.answersTo(7, line);
    let acknowledged = 0;
    world.aws.generate = () => {
      acknowledged = api.done('answerCallbackQuery').length;
      throw new Error('no poem');
    };
    await press(poem as SentMessage, 'Ещё');
    expect(acknowledged).toBe(1);
  });

  it('work where the quoted message is gone, from the line of the poem', async () => {
    const [poem] = await world.answersTo(7, line);
    const { reply_to_message: _, ...alone } = poem as SentMessage;
    await press(alone, 'Безумнее');
    expect(world.aws.requests.at(-1)).toMatchObject({ ...usual, preset: 'madness' });
  });

  it.each(['poem?preset=unknown', 'other', '', undefined])(
    'of data %j say that they are old',
    async (data) => {
      const [message] = await world.answersTo(7, line);
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
      const [message] = await world.answersTo(7, line);
      api.push({ callback_query: { id: 'other', data, message } });
      await api.delivery.settled();
      expect(world.aws.requests.at(-1)).toMatchObject({ ...usual, preset: 'tender' });
    },
  );
});
