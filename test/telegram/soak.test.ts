import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { poemFor } from './aws.ts';
import { World, webhookSecret } from './world.ts';

const chats = 50;
const messagesPerChat = 10;
/** Milliseconds of an invocation. After them, another process takes over the work of a killed one. */
const invocationTime = 4000;

let world: World;
let child: ChildProcess | undefined;
afterEach(async () => {
  child?.kill('SIGKILL');
  await world.stop();
});

/** Starts the webhook as a process, and has Telegram deliver to it. */
async function startWebhook(): Promise<void> {
  child = spawn(process.execPath, ['test/telegram/webhookProcess.ts'], {
    env: { ...process.env, ...world.environment, INVOCATION_TIME: String(invocationTime) },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  for await (const url of createInterface({ input: child.stdout as NonNullable<ChildProcess['stdout']> })) {
    if (url.startsWith('http')) {
      world.api.webhook = { url, secret_token: webhookSecret };
      return;
    }
  }
  throw new Error('the webhook did not start');
}

/** Kills the process. Nothing is sent while it ends: a message whose answer is under way would be sent again. */
async function killWebhook(): Promise<void> {
  const { fault } = world.api;
  world.api.fault = () => 'drop';
  await delay(150);
  child?.kill('SIGKILL');
  await once(child as ChildProcess, 'exit');
  world.api.fault = fault;
}

it('500 updates of 50 chats, with faults, duplicates and a restart: one answer each, in order', async () => {
  world = await World.start();
  const { api, aws } = world;
  const numberIn = (text: string) => Number(/\d+/.exec(text)?.[0]);
  const isAmong = (nth: number, share: number, offset: number) => nth % Math.round(1 / share) === offset;

  // 5 % of the generations fail, each time they are tried.
  aws.generate = (request, nth) => {
    if (isAmong(numberIn(request.prompt ?? ''), 0.05, 3)) throw new Error('the function failed');
    return poemFor(request, nth);
  };
  // Of the first calls for a message, 5 % meet a limit and 2 % a lost connection.
  const met = new Set<string>();
  api.fault = (method, parameters) => {
    const asked = parameters['reply_parameters']?.message_id ?? `${parameters['chat_id']}:${met.size}`;
    const key = `${method}:${asked}`;
    if (met.has(key)) return 'none';
    met.add(key);
    if (isAmong(met.size, 0.05, 7)) return { code: 429, retryAfter: 1 };
    return isAmong(met.size, 0.02, 11) ? 'drop' : 'none';
  };
  // 5 % of the updates come twice at the same time, and 5 % again when they are answered.
  api.delivery.double = ({ update_id }) => isAmong(update_id, 0.05, 5);

  await startWebhook();
  const asked = new Map<number, number[]>();
  for (let nth = 0; nth < chats * messagesPerChat; nth++) {
    const chat = 1000 + (nth % chats);
    const message = api.say(chat, `Строка ${nth} о тихом свете`);
    asked.set(chat, [...(asked.get(chat) ?? []), message.message_id]);
    if (isAmong(nth, 0.05, 9)) api.deliver({ update_id: message.message_id + 1, message });
  }
  await expect.poll(() => api.done('sendMessage').length, { timeout: 60_000 }).toBeGreaterThan(200);
  await killWebhook();
  await startWebhook();
  await api.delivery.settled();

  for (const [chat, messages] of asked) {
    const answers = api.answers(chat);
    expect(answers.map(({ reply_to_message }) => reply_to_message?.message_id)).toEqual(messages);
    for (const { text = '', reply_to_message } of answers) {
      const line = reply_to_message?.text as string;
      if (isAmong(numberIn(line), 0.05, 3)) expect(text).toContain('Простите');
      else expect(text.split('\n')[0]).toBe(line);
    }
  }
  // There were as many faults as the test needs.
  const statuses = api.delivery.attempts.map(({ status }) => status);
  expect(statuses).toContain(0);
  expect(api.calls.length).toBeGreaterThan(api.calls.filter(({ done }) => done).length + 20);
  expect(statuses.length).toBeGreaterThan(chats * messagesPerChat * 1.1);
}, 120_000);
