import { describe, expect, it } from 'vitest';
import { defaultForm } from '../../lib/poet/models.ts';
import type { SentMessage } from './botApiServer.ts';
import { api, line, otherForm, startWorldForEachTest, usual, world } from './eachTest.ts';
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
    expect(labels(poem)).toEqual(['Ещё', 'Безумнее', otherForm]);
    await press(poem, 'Безумнее');
    await press(api.answers(7).at(-1) as SentMessage, 'Безумнее');
    expect(labels(api.answers(7).at(-1) as SentMessage)).toEqual(['Спокойнее', 'Ещё', otherForm]);
  });

  it('change the form, which the others keep', async () => {
    const [first] = await world.answersTo(7, line);
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
      expect(world.aws.requests.slice(-2)).toMatchObject([
        { prompt: line, preset, form },
        { prompt: line, preset: 'madness', form },
      ]);
    }
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
