import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface, type Interface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import type { Fault } from './botApiAnswer.ts';
import { poemFor } from './poemFor.ts';
import { World, webhookSecret } from './world.ts';

const chats = 50;
const messagesPerChat = 9;
/** Milliseconds of an invocation. After them, another process takes over the work of a killed one. */
const invocationTime = 6000;
/** How long Telegram is down: 30 s to the 28 s that a run has when it is deployed. */
const outage = (invocationTime * 30) / 28;

let world: World;
let child: ChildProcess | undefined;
/** Errors that the webhook logged. */
let errors: string[];
afterEach(async () => {
  child?.kill('SIGKILL');
  await world.stop();
});

/** Starts the webhook as a process, and has Telegram deliver to it. */
async function startWebhook(): Promise<void> {
  child = spawn(process.execPath, ['test/telegram/webhookProcess.ts'], {
    env: { ...process.env, ...world.environment, INVOCATION_TIME: String(invocationTime) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  linesOf(child.stderr).on('line', (line) => {
    const { level, error } = line.startsWith('{') ? JSON.parse(line) : {};
    if (level === 'error') errors.push(error);
  });
  for await (const url of linesOf(child.stdout)) {
    if (url.startsWith('http')) {
      world.api.webhook = { url, secret_token: webhookSecret };
      return;
    }
  }
  throw new Error('the webhook did not start');
}

function linesOf(input: ChildProcess['stdout']): Interface {
  return createInterface({ input: input as NonNullable<typeof input> });
}

/**
 * Kills the process. Nothing is sent while it ends, and what was sent is recorded: a message whose answer is under way
 * would be sent again.
 */
async function killWebhook(): Promise<void> {
  const { api } = world;
  const { fault } = api;
  api.fault = () => 'drop';
  const recorded = () =>
    new Set(api.delivery.attempts.flatMap(({ updateId, status }) => (status === 200 ? [updateId] : [])));
  await expect.poll(() => recorded().size, { timeout: 60_000 }).toBe(api.done('sendMessage').length);
  child?.kill('SIGKILL');
  await once(child as ChildProcess, 'exit');
  api.fault = fault;
}

const numberIn = (text: string) => Number(/\d+/.exec(text)?.[0]);
/** Whether the poem to a line fails: 3 % do, each time they are tried. */
const isHopeless = (line: string) => numberIn(line) % 100 < 3;

/** Faults of the first calls for a message: 4 % meet a limit, 3 % an error of Telegram's, 2 % a lost connection. */
function firstFaults(): (method: string, parameters: Record<string, unknown>) => Fault {
  const met = new Set<string>();
  return (method, parameters) => {
    const asked = (parameters['reply_parameters'] as { message_id: number } | undefined)?.message_id;
    const key = `${method}:${asked ?? `${parameters['chat_id']}:${met.size}`}`;
    if (met.has(key)) return 'none';
    met.add(key);
    const nth = met.size % 100;
    if (nth % 25 === 7) return { code: 429, retryAfter: 1 };
    if (nth % 33 === 11) return { code: 502 };
    return nth % 50 === 23 ? 'drop' : 'none';
  };
}

it('500 updates of 50 chats, with faults, an outage, duplicates and kills: one answer each, in order', async () => {
  world = await World.start();
  errors = [];
  const { api, aws } = world;
  aws.generate = (request, nth) => {
    if (isHopeless(request.prompt ?? '')) throw new Error('the function failed');
    return poemFor(request, nth);
  };
  const fault = firstFaults();
  api.fault = fault;
  api.delivery.connections = 10;
  // 5 % of the updates come twice at the same time, and 5 % again when they are answered.
  api.delivery.double = ({ update_id }) => update_id % 20 === 5;

  await startWebhook();
  const asked = new Map<number, number[]>();
  for (let nth = 0; nth < chats * messagesPerChat; nth++) {
    const chat = 1000 + (nth % chats);
    const message = api.say(chat, `Строка ${nth} о тихом свете`);
    asked.set(chat, [...(asked.get(chat) ?? []), message.message_id]);
    if (nth % 20 === 9) api.deliver({ update_id: message.message_id + 1, message });
  }
  const answered = async (least: number) =>
    await expect.poll(() => api.done('sendMessage').length, { timeout: 60_000 }).toBeGreaterThan(least);
  await answered(chats);
  // In each chat a button under the first poem is pressed, which asks for another poem to the same line.
  const pressed = new Map<number, number>();
  for (const chat of asked.keys()) {
    const isPoem = () => api.answers(chat).find(({ text = '' }) => !text.includes('Простите'));
    await expect.poll(isPoem, { timeout: 60_000 }).toBeDefined();
    const poem = isPoem() as NonNullable<ReturnType<typeof isPoem>>;
    api.press(poem, 'Ещё');
    pressed.set(chat, poem.reply_to_message?.message_id as number);
  }
  await killWebhook();
  await startWebhook();
  await answered(200);
  api.fault = () => 'drop';
  await delay(outage / 2);
  await killWebhook();
  await startWebhook();
  await delay(outage / 2);
  api.fault = fault;
  await api.delivery.settled();

  for (const [chat, messages] of asked) {
    const answers = api.answers(chat);
    const questions = answers.map(({ reply_to_message }) => reply_to_message?.message_id);
    expect(questions).toEqual([...messages, pressed.get(chat)]);
    for (const { text = '', reply_to_message } of answers) {
      const line = reply_to_message?.text as string;
      if (isHopeless(line)) expect(text).toContain('Простите');
      else expect(text.split('\n')[0]).toBe(line);
    }
  }
  // Nothing was logged as an error but the poems that failed.
  expect(new Set(errors)).toEqual(new Set(['WritingError']));
  // There were as many faults as the test needs.
  const statuses = api.delivery.attempts.map(({ status }) => status);
  expect(statuses).toContain(0);
  expect(statuses).toContain(503);
  expect(api.calls.length).toBeGreaterThan(api.calls.filter(({ done }) => done).length + 100);
  expect(statuses.length).toBeGreaterThan(chats * (messagesPerChat + 1) * 1.1);
}, 120_000);
