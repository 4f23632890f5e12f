import { beforeEach, expect, it, vi } from 'vitest';
import { fakeClock } from '../../../test/doubles/fakeClock.ts';
import type { Parameters } from '../../../test/telegram/botApiLimits.ts';
import { poemFor } from '../../../test/telegram/poemFor.ts';
import { Bot } from './bot.ts';
import { TelegramCallError } from './callError.ts';
import { poll } from './polling.ts';
import type { Call } from './telegraf.ts';
import type { Update } from './updates.ts';

/** Telegram, as one bot sees it. */
let waiting: Update[];
let confirmed: number;
let sent: number[];
let isDown: (method: string) => boolean;
const call = (async (method: string, payload: Parameters, signal?: AbortSignal) => {
  // An answer takes a moment.
  await new Promise((resolve) => setTimeout(resolve, 5));
  if (isDown(method)) throw new TelegramCallError(method, 'unreached', 'ECONNREFUSED');
  const { offset, timeout, reply_parameters: reply } = payload;
  if (method === 'sendMessage') sent.push(reply.message_id);
  if (method !== 'getUpdates') return true;
  confirmed = offset;
  waiting = waiting.filter(({ update_id }) => update_id >= confirmed);
  const end = performance.now() + timeout * 1000;
  while (waiting.length === 0 && performance.now() < end && !signal?.aborted) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return waiting.slice(0, 100);
}) as unknown as Call;

beforeEach(() => {
  [waiting, confirmed, sent, isDown] = [[], 0, [], () => false];
  fakeClock();
});

const say = (update_id: number, chat: number) =>
  waiting.push({
    update_id,
    message: {
      message_id: update_id,
      date: 1,
      chat: { id: chat, type: 'private' },
      from: { id: chat },
      text: 'Над крышей тихо тает свет',
    },
  });

/** Starts a process that polls. @returns how to stop it, which waits until it has ended. */
function start() {
  const stop = new AbortController();
  const log: object[] = [];
  const bot = new Bot({
    call,
    invoke: async (request) => poemFor(request, 1),
    feedback: { count: async () => {} },
    draw: async () => Buffer.from('PNG'),
    me: { id: 1, username: 'PoetBot' },
    log: (event) => log.push(event),
  });
  const troubles: TelegramCallError[] = [];
  const polling = poll(bot, call, { stop: stop.signal, onTrouble: (error) => troubles.push(error) });
  const end = async () => {
    stop.abort();
    await vi.advanceTimersByTimeAsync(1000);
    await polling;
  };
  return { end, log, troubles, polling };
}

it.each([30_000, 300_000])('answers each message once after an outage of %i ms, in order', async (outage) => {
  const over = performance.now() + 1000 + outage;
  isDown = () => performance.now() > over - outage && performance.now() < over;
  const { end, troubles } = start();
  for (let nth = 1; nth <= 20; nth++) {
    say(nth, nth % 4);
    await vi.advanceTimersByTimeAsync(100);
  }
  await vi.advanceTimersByTimeAsync(outage + 10_000);
  expect(sent.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, nth) => nth + 1));
  for (const chat of [0, 1, 2, 3]) {
    const ofChat = sent.filter((id) => id % 4 === chat);
    expect(ofChat).toEqual(ofChat.toSorted((a, b) => a - b));
  }
  expect(troubles.length).toBeGreaterThan(2);
  await end();
  expect(confirmed).toBe(21);
});

it('leaves to the next process what a killed one did not answer', async () => {
  say(1, 1);
  say(2, 2);
  const killed = start();
  isDown = (method) => method === 'sendMessage';
  await vi.advanceTimersByTimeAsync(5000);
  expect(sent).toEqual([]);
  expect(confirmed).toBeLessThanOrEqual(1);
  const { end } = start();
  isDown = () => false;
  await vi.advanceTimersByTimeAsync(1000);
  expect(new Set(sent)).toEqual(new Set([1, 2]));
  await end();
  await killed.end();
});

it('answers all once Telegram can be reached, though a hundred updates wait', async () => {
  isDown = (method) => method === 'sendMessage' && performance.now() < over;
  const over = performance.now() + 20_000;
  const { end } = start();
  for (let nth = 1; nth <= 150; nth++) say(nth, nth);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(new Set(sent).size).toBe(150);
  expect(sent).toHaveLength(150);
  await end();
  expect(confirmed).toBe(151);
});

it('gives up on an answer after ten minutes', async () => {
  say(1, 1);
  const { end, log } = start();
  isDown = (method) => method === 'sendMessage';
  await vi.advanceTimersByTimeAsync(610_000);
  isDown = () => false;
  await vi.advanceTimersByTimeAsync(1000);
  expect(sent).toEqual([]);
  expect(log.at(-1)).toMatchObject({ error: 'TelegramCallError' });
  await end();
  expect(confirmed).toBe(2);
});

it('ends where Telegram refuses', async () => {
  const { polling } = start();
  isDown = () => {
    throw new TelegramCallError('getUpdates', 'refused', '401 Unauthorized', 401);
  };
  const ended = expect(polling).rejects.toMatchObject({ code: 401 });
  await vi.advanceTimersByTimeAsync(60_000);
  await ended;
});
