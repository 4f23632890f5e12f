import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { BotApiServer } from './botApiServer.ts';
import { line } from './eachTest.ts';

const secret = 'a-secret_of_some_length';
let api: BotApiServer;
const running: ChildProcess[] = [];
beforeEach(async () => {
  api = await BotApiServer.start();
});
afterEach(async () => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
  await api.stop();
});

/** Runs what an npm script runs. */
function start(script: keyof typeof packageJson.scripts, options: string[] = [], changes: object = {}) {
  const [, ...command] = packageJson.scripts[script].split(' ');
  const environment = {
    ...process.env,
    TELEGRAM_BOT_TOKEN: api.token,
    TELEGRAM_WEBHOOK_SECRET: secret,
    TELEGRAM_API_ROOT: api.root,
    ...changes,
  };
  const child = spawn(process.execPath, [...command, ...options], {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(child);
  return child;
}

async function ended(...parameters: Parameters<typeof start>) {
  const child = start(...parameters);
  const [out, error, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ]);
  expect(out + error).not.toContain(api.token);
  expect(out + error).not.toContain(secret);
  return { out, error, code };
}

describe('npm run bot', () => {
  it('answers with the local network, each chat in order, and confirms what it answered', async () => {
    const child = start('bot');
    const asked = [1, 2, 3].map((nth) => api.say(7, `${line} ${nth}`));
    api.say(8, '/about');
    await expect.poll(() => api.answers(7).length, { timeout: 40_000 }).toBe(3);
    const answers = api.answers(7);
    expect(answers.map(({ reply_to_message }) => reply_to_message?.message_id)).toEqual(
      asked.map(({ message_id }) => message_id),
    );
    expect(answers[0]?.text).toContain(`${line} 1\n`);
    const about = () => api.answers(8)[0]?.text;
    await expect.poll(about, { timeout: 40_000 }).toContain('verse ');
    let failures = 2;
    api.fault = (method) => (method === 'getUpdates' && failures-- > 0 ? { code: 500 } : 'none');
    api.press(answers[2] as never, 'Ещё');
    await expect.poll(() => api.answers(7).length, { timeout: 40_000 }).toBe(4);
    api.fault = () => 'none';
    child.kill('SIGINT');
    expect(await once(child, 'exit')).toEqual([0, null]);
    // The next process is not sent what was answered.
    const last = api.done('getUpdates').at(-1);
    expect(last?.['offset']).toBeGreaterThan(answers[2]?.message_id as number);
  }, 120_000);

  it('does not start without a network, and asks Telegram for nothing', async () => {
    const { code, error } = await ended('bot', [], { MODEL_DIR: 'no-such-folder' });
    expect(code).toBe(1);
    expect(error).toMatch(/^error: manifest.json is not in .*no-such-folder.*MODEL_DIR/u);
    expect(api.calls).toEqual([]);
  });

  it('does not start with a network that can not be read', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'artifacts-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    await cp('model-artifacts/manifest.json', join(folder, 'manifest.json'));
    const { code, error } = await ended('bot', [], { MODEL_DIR: folder });
    expect(code).toBe(1);
    expect(error).toContain('No poem can be written here');
    expect(api.calls).toEqual([]);
  });

  it('lists its variables', async () => {
    const { out } = await ended('bot', ['--help']);
    const names = ['TELEGRAM_BOT_TOKEN', 'TELEGRAM_API_ROOT', 'POET_THREADS', 'POET_QUEUE', 'MODEL_DIR'];
    for (const name of names) expect(out).toContain(`  ${name}  `);
  });

  it('says what to do where updates go to a webhook', async () => {
    api.webhook = { url: 'http://127.0.0.1:9' };
    const { code, error } = await ended('bot');
    expect(code).toBe(1);
    expect(error).toContain('telegram:teardown');
  });

  it('says so where Telegram does not know the token', async () => {
    const { code, error } = await ended('bot', [], { TELEGRAM_BOT_TOKEN: '1:other' });
    expect(code).toBe(1);
    expect(error).toContain('@BotFather');
    expect(error).not.toContain('1:other');
  });

  it.each(['', 'no token'])('takes the token %j for wrong usage', async (token) => {
    expect((await ended('bot', [], { TELEGRAM_BOT_TOKEN: token })).code).toBe(2);
  });
});

describe('npm run telegram:setup, telegram:teardown', () => {
  it('sets all and says how it is, and undoes it', async () => {
    const url = 'https://poet.example.org/telegram';
    const { code, out } = await ended('telegram:setup', [
      '--url',
      'https://poet.example.org',
      '--max-connections',
      '10',
    ]);
    expect(code).toBe(0);
    expect(api.webhook).toEqual({
      url,
      secret_token: secret,
      allowed_updates: ['message', 'edited_message', 'callback_query', 'inline_query'],
      max_connections: 10,
    });
    expect(out).toContain(`Telegram sends updates to ${url}`);
    expect(out).toContain('10 at most');
    expect(JSON.parse(out.split('BOT_INFO=')[1] as string)).toEqual(api.me);
    for (const method of ['setMyCommands', 'setMyDescription', 'setMyShortDescription']) {
      expect(api.done(method).map(({ language_code }) => language_code)).toEqual([undefined, 'en']);
    }
    for (const { commands } of api.done('setMyCommands')) {
      const names = commands.map(({ command }: { command: string }) => command);
      expect(names).toEqual(['poem', 'help', 'about', 'privacy']);
    }
    expect(api.done('setChatMenuButton')).toEqual([{ menu_button: { type: 'commands' } }]);
    expect(out).toContain(
      'Inline mode is off. Only @BotFather turns it on: send it /setinline, then @PoetBot',
    );
    const undone = await ended('telegram:teardown');
    expect(undone).toMatchObject({ code: 0, out: expect.stringContaining('No webhook is set') });
    expect(api.webhook).toEqual({});
    expect(api.done('deleteMyCommands')).toHaveLength(2);
    expect(api.done('setMyDescription').at(-1)).toMatchObject({ description: '' });
    expect(api.done('setChatMenuButton').at(-1)).toEqual({ menu_button: { type: 'default' } });
  });

  it.each([
    [[], {}],
    [['--url', 'nowhere'], {}],
    [['--url', 'https://example.org', '--max-connections', '101'], {}],
    [['--url', 'https://example.org'], { TELEGRAM_WEBHOOK_SECRET: '' }],
    [['--url', 'https://example.org'], { TELEGRAM_WEBHOOK_SECRET: 'пароль и пробелы в нём' }],
  ])('takes %j %j for wrong usage, and changes nothing', async (options, environment) => {
    expect((await ended('telegram:setup', options, environment)).code).toBe(2);
    expect(api.calls).toEqual([]);
  });

  it('says what Telegram refuses', async () => {
    api.fault = (method) => (method === 'setWebhook' ? { code: 400 } : 'none');
    const { code, error } = await ended('telegram:setup', ['--url', 'https://example.org']);
    expect(code).toBe(1);
    expect(error).toContain('setWebhook failed: 400');
  });
});
