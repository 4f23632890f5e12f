import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { publishTiny } from '../serving/tinyArtifacts.ts';
import { runNode } from './command.ts';

const names = ['poem', 'scan', 'rhymes', 'serve', 'bot', 'complete'];
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'main-'));
  await publishTiny(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const env = () => ({ MODEL_DIR: folder, TELEGRAM_BOT_TOKEN: '' });
const neuralPoet = (...args: string[]) => runNode(['cli/main.ts', ...args], env());

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

  it('takes words without quotes, what standard input holds, and a line that begins with a dash', async () => {
    const quoted = await neuralPoet('Над крышей тихо', ...options);
    expect(await neuralPoet('Над', 'крышей', ...options, 'тихо')).toEqual(quoted);
    expect(await runNode(['cli/main.ts', ...options], env(), 'Над крышей тихо\n')).toEqual(quoted);
    const { stdout } = await neuralPoet('-Куда', 'ты?', ...options, '--json');
    expect(JSON.parse(stdout)).toMatchObject({ prompt: '-Куда ты?' });
  });

  it('speaks Russian where the locale is Russian', async () => {
    const help = (...args: string[]) =>
      runNode(['cli/main.ts', ...args, '--help'], { ...env(), LC_ALL: 'ru_RU.UTF-8' });
    const ofPoets = names.filter((name) => name !== 'serve' && name !== 'bot');
    const all = await Promise.all([help(), ...ofPoets.map((name) => help(name))]);
    for (const { stdout } of all) {
      expect(stdout).toMatch(/^Вызов: neural-poet/u);
      expect(stdout).toMatch(/показать эту справку/u);
      expect(stdout).not.toMatch(/\b(default|choices|Options|Write|Print|display)\b/u);
    }
  });

  it.each([
    [['poem', '--form', ''], /^rhymed\t.*^free\t/msu],
    [['poem', '--sch'], /^--scheme\t/mu],
    [['rh'], /^rhymes\t/mu],
  ])('completes %j', async (words, suggestions) => {
    expect((await neuralPoet('complete', '--', ...words)).stdout).toMatch(suggestions);
  });

  it.each([
    ['bash', 'complete -F __neural_poet_complete neural-poet'],
    ['zsh', 'compdef _neural-poet neural-poet'],
    ['fish', 'complete -c neural-poet'],
    ['powershell', "-CommandName 'neural-poet'"],
  ])('prints a script of completions for %s', async (shell, registration) => {
    const { code, stdout } = await neuralPoet('complete', shell);
    expect(code).toBe(0);
    expect(stdout).toContain(registration);
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
    [['Снег', '--schem', 'АБАБ'], /Did you mean --scheme\?/u],
    [['Снег', '—schem', 'АБАБ'], /Did you mean --scheme\?/u],
    [['Снег', '-schem', 'АБАБ'], /Did you mean --scheme\?/u],
    [['complete', 'tcsh'], /name a shell: bash, zsh/u],
    [['bot'], /set TELEGRAM_BOT_TOKEN/u],
  ])('refuses %j with exit code 2', async (args, message) => {
    const { code, stdout, stderr } = await neuralPoet(...args);
    expect(stderr).toMatch(message);
    expect(code).toBe(2);
    expect(stdout).toBe('');
  });
});
