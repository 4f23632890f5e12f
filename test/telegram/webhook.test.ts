import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { api, line, messageUpdate, secretHeader, startWorldForEachTest, world } from './eachTest.ts';

startWorldForEachTest('not listening');

describe('the door', () => {
  const body = JSON.stringify(messageUpdate('/help'));

  it.each([
    ['no secret', {}],
    ['no headers', undefined],
    ['a wrong secret', { [Object.keys(secretHeader)[0] as string]: 'tell_nobody-2' }],
    ['a secret of another length', { 'x-telegram-bot-api-secret-token': 'tell' }],
    ['an empty secret', { 'x-telegram-bot-api-secret-token': '' }],
  ])('answers 403 without a body to %s', async (_what, headers) => {
    const result = await world.container()({ body, ...(headers ? { headers } : {}) });
    expect(result).toEqual({ statusCode: 403 });
    expect(api.calls).toEqual([]);
  });

  it('looks at the secret before the body', async () => {
    const event = { headers: {}, isBase64Encoded: false };
    Object.defineProperty(event, 'body', {
      get: () => {
        throw new Error('the body was read');
      },
    });
    expect(await world.container()(event)).toEqual({ statusCode: 403 });
  });

  it.each([
    ['JSON cut off', '{"update_id":'],
    ['nothing', ''],
    ['no update', '{}'],
    ['null', 'null'],
    ['a list', '[]'],
    ['too much', `${body}${' '.repeat(2 ** 20)}`],
  ])('answers 400 to %s', async (_what, text) => {
    const handler = world.container();
    expect((await handler({ headers: secretHeader, body: text })).statusCode).toBe(400);
    const base64 = Buffer.from(text).toString('base64');
    expect((await handler({ headers: secretHeader, body: base64, isBase64Encoded: true })).statusCode).toBe(
      400,
    );
  });

  it('answers 400 to bytes that are not UTF-8', async () => {
    const bytes = Buffer.from([0x22, 0xff, 0x22]).toString('base64');
    const event = { headers: secretHeader, body: bytes, isBase64Encoded: true };
    expect((await world.container()(event)).statusCode).toBe(400);
  });

  it('takes a body of 1 MiB', async () => {
    const update = JSON.stringify({ update_id: 1, unknown: {} });
    const full = update + ' '.repeat(2 ** 20 - update.length);
    expect((await world.container()({ headers: secretHeader, body: full })).statusCode).toBe(200);
  });

  it.each([
    { edited_message: { text: line } },
    { channel_post: { text: line } },
    { my_chat_member: {} },
    { something_new: {} },
    {},
    { message: {} },
    { message: 'text' },
    { message: { chat: { id: 1, type: 'private' } } },
    { message: { chat: { id: 1, type: 'private' }, text: 5 } },
    { callback_query: {} },
    { callback_query: { id: 'q', data: 'poem?preset=poet', message: 3 } },
    { inline_query: {} },
    { inline_query: { id: 'q', query: null } },
  ])('answers 200 to %j, and says nothing', async (content) => {
    const update = { update_id: 5, ...content };
    const result = await world.container()({ headers: secretHeader, body: JSON.stringify(update) });
    expect(result).toEqual({ statusCode: 200 });
    expect(api.done('sendMessage')).toEqual([]);
  });

  it('answers 500, and tells nothing, where a secret is missing', async () => {
    const result = await world.container({ WEBHOOK_SECRET_PARAMETER: '/poet/none' })({
      headers: secretHeader,
      body,
    });
    expect(result).toEqual({ statusCode: 500 });
    expect(world.log).toContain('/poet/none');
    const empty = world.container({ WEBHOOK_SECRET_PARAMETER: '', TELEGRAM_WEBHOOK_SECRET: '' });
    expect(await empty({ headers: { 'x-telegram-bot-api-secret-token': '' }, body })).toEqual({
      statusCode: 500,
    });
  });

  it('does not repeat a token that is none', async () => {
    world.aws.parameters['/poet/token'] = 'AAbb no token';
    const result = await world.container({ BOT_INFO: '' })({ headers: secretHeader, body });
    expect(result.statusCode).toBe(500);
    expect(world.log).toContain('@BotFather');
  });
});

describe('secrets and start', () => {
  it('reads each parameter once, and never asks who it is', async () => {
    await world.listen();
    for (let nth = 0; nth < 3; nth++) api.say(7, '/help');
    await api.delivery.settled();
    expect(world.aws.read.toSorted()).toEqual(['/poet/secret', '/poet/token']);
    expect(api.answers(7)).toHaveLength(3);
    expect(api.calls.map(({ method }) => method)).not.toContain('getMe');
  });

  it('asks for another delivery where SSM is down at the start, and then answers', async () => {
    api.say(7, 'чат');
    const handler = world.container();
    const event = { headers: secretHeader, body: JSON.stringify(messageUpdate('/help')) };
    world.aws.ssmFault = 500;
    expect(await handler(event)).toEqual({ statusCode: 503 });
    world.aws.ssmFault = undefined;
    expect(await handler(event)).toEqual({ statusCode: 200 });
    expect(api.answers(7)).toHaveLength(1);
  });

  it('keeps the secrets that it has where SSM is down later', async () => {
    api.say(7, 'чат');
    const handler = world.container();
    const answered = async () =>
      (await handler({ headers: secretHeader, body: JSON.stringify(messageUpdate('/help')) })).statusCode;
    expect(await answered()).toBe(200);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 301_000 });
    onTestFinished(() => {
      vi.useRealTimers();
    });
    world.aws.ssmFault = 500;
    expect(await answered()).toBe(200);
    const asked = world.aws.read.length;
    expect(asked).toBeGreaterThan(2);
    expect(await answered()).toBe(200);
    expect(world.aws.read).toHaveLength(asked);
  });

  it('knows its own name without BOT_INFO', async () => {
    await world.listen(28_000, { BOT_INFO: '', BOT_USERNAME: '@PoetBot' });
    api.say(-7, `/poem@poetbot ${line}`, 'group');
    await api.delivery.settled();
    expect(api.answers(-7)).toHaveLength(1);
  });
});
