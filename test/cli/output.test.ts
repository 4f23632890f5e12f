import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BotApiServer } from '../telegram/botApiServer.ts';
import { runInShell, runNode } from './command.ts';

const FULL = /^error: standard output can't be written: ENOSPC: no space left on device, write\n$/u;
const CLOSED = /^error: standard output is closed; to do without it, redirect it to \/dev\/null\n$/u;

let dir: string;
let env: Record<string, string>;
let api: BotApiServer;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'output-'));
  const rows = Array.from({ length: 200 }, () => JSON.stringify({ text: 'Над крышей тихо тает свет' }));
  await writeFile(join(dir, 'rows.jsonl'), rows.join('\n'));
  api = await BotApiServer.start();
  env = { PORT: '0', TELEGRAM_BOT_TOKEN: api.token, TELEGRAM_API_ROOT: api.root };
});
afterAll(async () => {
  await api.stop();
  await rm(dir, { recursive: true, force: true });
});

const maintained = readdirSync('cli/maintain').map((file) => [`cli/maintain/${file}`]);
const entries = [
  ...['poem', 'scan', 'rhymes', 'serve', 'bot', 'complete'].map((name) => ['cli/main.ts', name]),
  ...maintained,
];
const argsOf = (line: string) => `cli/${line.replaceAll('DIR', dir)}`.split(' ');

describe('the output of a command', () => {
  describe.each([
    ['poem', 'main.ts poem Снег --model classic --seed 1 --json --count 3'],
    ['scan', 'main.ts scan --jsonl DIR/rows.jsonl'],
    ['rhymes', 'main.ts rhymes ночь --count 2000'],
    ['serve', 'main.ts serve'],
    ['bot', 'main.ts bot'],
    ['licences', 'maintain/licences.ts --json'],
    [
      'scoreboard-writer',
      'maintain/scoreboard-writer.ts --prompts test/fixtures/prompts.txt --count 3 --seed 1 --model classic --form free',
    ],
  ])('%s', (name, line) => {
    it('fails if the disk is full', async () => {
      const outcome = await runInShell(argsOf(line), 'run > /dev/full', env);
      expect(outcome).toEqual({ code: 1, stdout: '', stderr: expect.stringMatching(FULL) });
    });

    it('fails if it is closed', async () => {
      const outcome = await runInShell(argsOf(line), 'run >&-', env);
      expect(outcome).toEqual({ code: 1, stdout: '', stderr: expect.stringMatching(CLOSED) });
    });

    it('ends quietly if its reader has left', async () => {
      // A server only ends if its reader leaves before the first word.
      const reader = name === 'serve' || name === 'bot' ? 'true' : 'head -1';
      const { code, stdout, stderr } = await runInShell(argsOf(line), `run | ${reader}`, env);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout.match(/\n/gu) ?? []).toHaveLength(reader === 'true' ? 0 : 1);
    });
  });

  it('has the same guard in every command', async () => {
    for (const [file = ''] of [['cli/main.ts'], ...maintained])
      expect(await readFile(file, 'utf8'), file).toMatch(/^await run\(program\b.*\);$/mu);
    const left = [...entries];
    const one = async (): Promise<void> => {
      for (let entry = left.pop(); entry; entry = left.pop()) {
        const outcome = await runInShell([...entry, '--help'], 'run > /dev/full', env);
        expect(outcome, entry.join(' ')).toMatchObject({ code: 1, stderr: expect.stringMatching(FULL) });
      }
    };
    await Promise.all([one(), one()]);
  }, 300_000);

  it('is whole, or the command fails: a disk may have room for a part of it', async () => {
    const file = join(dir, 'part.txt');
    // 1,024 bytes are as much as fits.
    const outcome = await runInShell(argsOf('maintain/cost.ts --json'), `ulimit -f 1; run > ${file}`);
    expect(outcome).toMatchObject({ code: 1, stderr: expect.stringMatching(/^error: .* EFBIG: .*\n$/u) });
    expect((await readFile(file)).length).toBe(1024);
  });

  it('may be thrown away', async () => {
    const args = argsOf('main.ts rhymes ночь');
    expect(await runInShell(args, 'run > /dev/null')).toEqual({ code: 0, stdout: '', stderr: '' });
    // A program may open the null device as Node does in place of a closed stream.
    expect(await once(spawn(process.execPath, args, { stdio: 'ignore' }), 'exit')).toEqual([0, null]);
  });

  it('does not hide an error if what it says of it is lost', async () => {
    const args = argsOf('main.ts rhymes love');
    expect((await runNode(args)).code).toBe(2);
    expect((await runInShell(args, 'run 2> /dev/full')).code).toBe(2);
    expect((await runInShell(args, 'run 2>&1 | true')).code).toBe(2);
  });
});
