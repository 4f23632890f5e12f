import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { publishTiny } from '../serving/tinyArtifacts.ts';
import type { Outcome } from './command.ts';

const names = ['poem', 'scan', 'rhymes', 'serve', 'bot'];
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'main-'));
  await publishTiny(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function neuralPoet(...args: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    const env = { ...process.env, NO_COLOR: '1', MODEL_DIR: folder, TELEGRAM_BOT_TOKEN: '' };
    execFile(process.execPath, ['cli/main.ts', ...args], { env }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, stdout, stderr });
    });
  });
}

describe('neural-poet', () => {
  const options = ['--model', 'classic', '--seed', '5'];

  it('writes a poem unless it is told otherwise', async () => {
    const short = await neuralPoet('Над крышей тихо тает свет', ...options);
    expect(short).toMatchObject({ code: 0, stderr: '' });
    expect(short.stdout).toMatch(/^\nНад крышей тихо тает свет\n/u);
    expect(await neuralPoet('poem', 'Над крышей тихо тает свет', ...options)).toEqual(short);
  });

  it.each([[['poem']], [[]]])('takes what follows "--" for a line (%j)', async (command) => {
    const { stdout } = await neuralPoet(...command, ...options, '--json', '--', '-снег');
    expect(JSON.parse(stdout)).toMatchObject({ prompt: '-снег' });
  });

  it.each([[['--help']], [['Снег', '-h']]])('lists all commands for %j', async (args) => {
    const { code, stdout } = await neuralPoet(...args);
    expect(code).toBe(0);
    for (const name of names) expect(stdout).toMatch(new RegExp(`^ {2}${name}\\b`, 'mu'));
  });

  it('has help for each command', async () => {
    const [own, asked] = await Promise.all([neuralPoet('scan', '--help'), neuralPoet('help', 'scan')]);
    expect(own.stdout).toMatch(/^Usage: neural-poet scan /u);
    expect(own).toEqual({ ...asked, code: 0, stderr: '' });
  });

  it('says its version', async () => {
    expect((await neuralPoet('--version')).stdout).toBe(`${packageJson.version}\n`);
  });

  it.each([
    [[], /give a first line/u],
    [['--rhyme'], /unknown option '--rhyme'/u],
    [['bot'], /set TELEGRAM_BOT_TOKEN/u],
  ])('refuses %j with exit code 2', async (args, message) => {
    const { code, stdout, stderr } = await neuralPoet(...args);
    expect(stderr).toMatch(message);
    expect(code).toBe(2);
    expect(stdout).toBe('');
  });
});
