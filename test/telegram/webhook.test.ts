import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BotApiServer } from './botApiServer.ts';
import { World, webhookSecret } from './world.ts';

const line = 'Над крышей тихо тает свет';
let world: World;
let api: BotApiServer;
beforeEach(async () => {
  world = await World.start();
  api = world.api;
});
afterEach(async () => {
  const { log } = world;
  await world.stop();
  // Whatever happened, neither secrets nor anyone's words are logged.
  expect(log).not.toMatch(/AAbb|tell_nobody|крышей/);
});

const header = { 'X-Telegram-Bot-Api-Secret-Token': webhookSecret };
let lastUpdate = 1000;
const messageUpdate = (text: string) => ({
  update_id: ++lastUpdate,
  message: { message_id: 5, date: 1, chat: { id: 7, type: 'private' }, from: { id: 7 }, text },
});

describe('the door', () => {
  const body = JSON.stringify(messageUpdate('/help'));

  it.each([
    ['no secret', {}],
    ['no headers', undefined],
    ['a wrong secret', { [Object.keys(header)[0] as string]: 'tell_nobody-2' }],
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
    expect((await handler({ headers: header, body: text })).statusCode).toBe(400);
    const base64 = Buffer.from(text).toString('base64');
    expect((await handler({ headers: header, body: base64, isBase64Encoded: true })).statusCode).toBe(400);
  });

  it('answers 400 to bytes that are not UTF-8', async () => {
    const bytes = Buffer.from([0x22, 0xff, 0x22]).toString('base64');
    const event = { headers: header, body: bytes, isBase64Encoded: true };
    expect((await world.container()(event)).statusCode).toBe(400);
  });

  it('takes a body of 1 MiB', async () => {
    const update = JSON.stringify({ update_id: 1, unknown: {} });
    const full = update + ' '.repeat(2 ** 20 - update.length);
    expect((await world.container()({ headers: header, body: full })).statusCode).toBe(200);
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
    const result = await world.container()({ headers: header, body: JSON.stringify(update) });
    expect(result).toEqual({ statusCode: 200 });
    expect(api.done('sendMessage')).toEqual([]);
  });

  it('answers 500, and tells nothing, where a secret is missing', async () => {
    const result = await world.container({ WEBHOOK_SECRET_PARAMETER: '/poet/none' })({
      headers: header,
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
    const result = await world.container({ BOT_INFO: '' })({ headers: header, body });
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

  it('knows its own name without BOT_INFO', async () => {
    await world.listen(28_000, { BOT_INFO: '', BOT_USERNAME: '@PoetBot' });
    api.say(-7, `/poem@poetbot ${line}`, 'group');
    await api.delivery.settled();
    expect(api.answers(-7)).toHaveLength(1);
  });
});

describe('once', () => {
  it('writes one poem for an update that comes twice', async () => {
    await world.listen();
    const { update_id } = api.push({ message: api.say(7, line) });
    await api.delivery.settled();
    const poems = api.answers(7).length;
    const update = { ...messageUpdate(line), update_id };
    api.deliver(update);
    await api.delivery.settled();
    await world.container()({ headers: header, body: JSON.stringify(update) });
    expect(api.answers(7)).toHaveLength(poems);
  });

  it('writes one poem for an update that two containers get at the same time', async () => {
    api.say(7, 'чат');
    world.aws.generate = async (request, nth) => {
      await new Promise((resolve) => setTimeout(resolve, 300));
      return original(request, nth);
    };
    const body = JSON.stringify(messageUpdate(line));
    const results = await Promise.all([
      world.container()({ headers: header, body }),
      world.container()({ headers: header, body }),
    ]);
    expect(results).toEqual([{ statusCode: 200 }, { statusCode: 200 }]);
    expect(api.answers(7)).toHaveLength(1);
    expect(world.aws.requests).toHaveLength(1);
  });

  it('asks for another delivery while another container does not finish, which then takes over', async () => {
    api.say(7, 'чат');
    let finish: () => void = () => {};
    world.aws.generate = async (request, nth) => {
      if (nth === 1) await new Promise<void>((resolve) => (finish = resolve));
      return original(request, nth);
    };
    const body = JSON.stringify(messageUpdate(line));
    const context = { getRemainingTimeInMillis: () => 4000 };
    const dying = world.container()({ headers: header, body }, context);
    await expect.poll(() => world.aws.requests.length).toBe(1);
    expect((await world.container()({ headers: header, body }, context)).statusCode).toBe(503);
    finish();
    await dying;
    expect((await world.container()({ headers: header, body }, context)).statusCode).toBe(200);
    expect(api.answers(7)).toHaveLength(1);
  });

  it('writes one poem for an update that comes again because it took too long', async () => {
    await world.listen();
    api.delivery.patience = 200;
    world.aws.generate = async (request, nth) => {
      await new Promise((resolve) => setTimeout(resolve, 700));
      return original(request, nth);
    };
    const asked = [api.say(7, line), api.say(7, `${line} опять`)];
    await api.delivery.settled();
    expect(api.delivery.attempts.map(({ status }) => status)).toContain(0);
    expect(api.answers(7).map(({ reply_to_message }) => reply_to_message?.message_id)).toEqual(
      asked.map(({ message_id }) => message_id),
    );
  });

  it('keeps the records for 24 hours', async () => {
    await world.listen();
    api.say(7, line);
    await api.delivery.settled();
    const [record] = await world.table.records();
    const hours = (Number(record?.['expiration']?.N) - Date.now() / 1000) / 3600;
    expect(hours).toBeCloseTo(24, 1);
    expect(JSON.stringify(record)).not.toContain('крышей');
  });

  it('sends the poem if the table fails, and still only once', async () => {
    await world.listen(28_000, { IDEMPOTENCY_TABLE_NAME: 'missing' });
    const message = api.say(7, line);
    await api.delivery.settled();
    api.deliver({ update_id: api.delivery.attempts[0]?.updateId as number, message });
    await api.delivery.settled();
    expect(api.answers(7)).toHaveLength(1);
    expect(world.log).toContain('idempotency table failed');
  });

  it('sends the poem if the table does not answer', async () => {
    const silent = createServer(() => {});
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as AddressInfo;
    await world.listen(28_000, { AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${port}` });
    api.say(7, line);
    await api.delivery.settled();
    expect(api.answers(7)).toHaveLength(1);
    silent.closeAllConnections();
    silent.close();
  });

  it('sends the poem if the table can not be reached', async () => {
    await world.listen(28_000, { AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:9' });
    api.say(7, line);
    await api.delivery.settled();
    expect(api.answers(7)).toHaveLength(1);
  });
});

describe('failures', () => {
  it('apologises if the function fails, answers a problem or is slow, and tries again at a button', async () => {
    await world.listen(3000);
    const failures = [
      () => {
        throw new Error(line);
      },
      () => ({ type: 'about:blank', title: 'Service Unavailable', status: 503, detail: line }),
      () => ({ poem: 5 }),
      () => new Promise(() => {}),
    ];
    for (const failure of failures) {
      world.aws.generate = failure;
      const asked = api.say(7, line);
      await api.delivery.settled();
      const apology = api.answers(7).at(-1);
      expect(apology?.text).toContain('Простите');
      expect(apology?.reply_to_message?.message_id).toBe(asked.message_id);
      world.aws.generate = original;
      api.press(apology as never, 'Попробовать ещё раз');
      await api.delivery.settled();
      const poem = api.answers(7).at(-1);
      expect(poem?.text).toContain(line);
      expect(poem?.reply_to_message?.message_id).toBe(asked.message_id);
    }
    expect(api.answers(7)).toHaveLength(2 * failures.length);
    expect(world.log).toContain('WritingError');
  });

  it('waits as long as Telegram says after 429', async () => {
    await world.listen();
    let until = Number.POSITIVE_INFINITY;
    api.fault = (method, _parameters, earlier) => {
      if (method !== 'sendMessage') return 'none';
      if (earlier === 0) until = performance.now() + 950;
      return performance.now() < until ? { code: 429, retryAfter: 1 } : 'none';
    };
    api.say(7, line);
    await api.delivery.settled();
    // Who asks too early is refused again.
    expect(api.calls.filter(({ method }) => method === 'sendMessage')).toHaveLength(2);
    expect(api.answers(7)).toHaveLength(1);
    expect(world.log).toBe('');
  });

  it('asks for another delivery if Telegram says to wait for longer than it can', async () => {
    await world.listen();
    api.fault = (method, _parameters, earlier) =>
      method === 'sendMessage' && earlier === 0 ? { code: 429, retryAfter: 60 } : 'none';
    api.say(7, line);
    await api.delivery.settled();
    expect(api.delivery.attempts.map(({ status }) => status)).toEqual([503, 200]);
    expect(api.answers(7)).toHaveLength(1);
  });

  it('is quiet about people who blocked the bot', async () => {
    await world.listen();
    api.fault = (method) => (method.startsWith('send') ? { code: 403 } : 'none');
    api.say(7, line);
    await api.delivery.settled();
    expect(api.delivery.attempts.map(({ status }) => status)).toEqual([200]);
    expect(world.log).toBe('');
  });

  it('logs other refusals with the update', async () => {
    await world.listen();
    api.fault = (method) => (method === 'sendMessage' ? { code: 400 } : 'none');
    api.say(7, line);
    await api.delivery.settled();
    const [{ updateId, status } = { updateId: 0, status: 0 }] = api.delivery.attempts;
    expect(status).toBe(200);
    expect(JSON.parse(world.log)).toMatchObject({ update_id: updateId, error: 'TelegramCallError' });
  });

  it.each(['drop', { code: 502 }] as const)('sends again after %j', async (fault) => {
    await world.listen();
    api.fault = (_method, _parameters, earlier) => (earlier === 0 ? fault : 'none');
    const asked = api.say(7, line);
    await api.delivery.settled();
    const [poem] = api.answers(7);
    api.press(poem as never, 'Ещё');
    await api.delivery.settled();
    expect(api.answers(7)).toHaveLength(2);
    expect(api.answers(7)[1]?.reply_to_message?.message_id).toBe(asked.message_id);
    expect(api.answers(7)[0]?.reply_markup).toBeUndefined();
  });

  it('does not send again what was sent, though the answer was lost', async () => {
    await world.listen();
    api.fault = () => 'garble';
    api.say(7, line);
    await api.delivery.settled();
    expect(api.answers(7)).toHaveLength(1);
  });

  it('gives up on a Telegram that is down, and keeps the token out of the log', async () => {
    await world.listen(28_000, { TELEGRAM_API_ROOT: 'http://127.0.0.1:9' });
    api.say(7, line);
    await api.delivery.settled();
    expect(world.log).toContain('ECONNREFUSED');
    expect(world.log).not.toContain('/bot');
  });
});

let original: World['aws']['generate'];
beforeEach(() => {
  original = world.aws.generate;
});
