import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishPart } from '../../workshop/artifacts/publish.ts';
import { publishTiny } from '../serving/tinyArtifacts.ts';
import { command, runNode } from './command.ts';

const lines = [
  'Над крышей тихо тает свет',
  'Скрипит калитка у сарая',
  'И ветер, позабыв ответ',
  'Листает тени, догорая',
];
const verse = lines.join('\n');

let dir: string;
let env: { MODEL_DIR: string; PYTHON: string };
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'text-files-'));
  env = { MODEL_DIR: join(dir, 'artifacts'), PYTHON: join(dir, 'no-python') };
  await publishTiny(env.MODEL_DIR);
  await publishPart(env.MODEL_DIR, 'lexicon', await readFile('model-artifacts/lexicon.bin'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

async function fileOf(name: string, content: string | Uint8Array): Promise<string> {
  const file = join(dir, name);
  await writeFile(file, content);
  return file;
}
const scanInput = (args: readonly string[], input: string | Uint8Array) =>
  runNode(['cli/main.ts', 'scan', ...args], env, input);
const values = <T>(stdout: string): T[] =>
  stdout
    .split('\n')
    .filter((row) => row !== '')
    .map((row) => JSON.parse(row) as T);

describe('a text file', () => {
  it.each([
    ['UTF-8 with a byte order mark', iconv.encode(verse, 'utf8', { addBOM: true }), ''],
    ['UTF-16 LE', iconv.encode(verse, 'utf-16le', { addBOM: true }), ''],
    ['UTF-16 BE', iconv.encode(verse, 'utf-16be', { addBOM: true }), ''],
    ['windows-1251', iconv.encode(verse, 'win1251'), 'FILE: not UTF-8; read as windows-1251\n'],
    ['KOI8-R', iconv.encode(verse, 'koi8-r'), 'FILE: not UTF-8; read as KOI8-R\n'],
  ])('of first lines in %s is read by poem --prompts', async (_, bytes, message) => {
    const file = await fileOf('prompts.txt', bytes);
    const args = ['--model', 'classic', '--prompts', file, '--json', '--lines', '4'];
    const { code, stdout, stderr } = await command('poem', args, env);
    expect({ code, stderr }).toEqual({ code: 0, stderr: message.replace('FILE', file) });
    expect(values<{ prompt: string }>(stdout).map(({ prompt }) => prompt)).toEqual(lines);
  });

  it('in windows-1251 is scanned, from standard input too', async () => {
    const { code, stdout, stderr } = await scanInput([], iconv.encode(verse, 'win1251'));
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: 'standard input: not UTF-8; read as windows-1251\n',
    });
    expect(stdout).toContain('iamb 4 · ABAB');
  });

  it('in windows-1251 opens a poem from standard input', async () => {
    const input = iconv.encode(verse.slice(0, 70), 'win1251');
    const args = ['cli/main.ts', 'poem', '--model', 'classic', '--json'];
    const { stdout, stderr } = await runNode(args, env, input);
    expect(stderr).toContain('read as windows-1251');
    expect(JSON.parse(stdout)).toMatchObject({ prompt: verse.slice(0, 70).trim() });
  });

  it('in another encoding is refused with line and byte', async () => {
    const file = await fileOf('cp866.txt', Buffer.concat([Buffer.from('\n'), iconv.encode(verse, 'cp866')]));
    const message = `error: ${file}:2: byte 1 (0x8D): it is not UTF-8`;
    for (const args of [
      ['poem', '--prompts', file],
      ['scan', file],
      ['scoreboard', '--prompts', file],
      ['corpus-clean', '--in', file, '--out', join(dir, 'cp866')],
    ] as const) {
      const { code, stdout, stderr } = await command(args[0], args.slice(1), env);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain(message);
    }
  });

  it('may have all kinds of breaks, blanks and marks', async () => {
    const odd = `\u00A0Над кры\u0301шей ти\u00ADхо тает свет\u2028Скрипи\u0301т\u202Fкалитка у сара\u200Bя\u0085${lines[2]}\r\n${lines[3]}`;
    const { stdout } = await scanInput([], odd.normalize('NFD'));
    expect(stdout).toBe((await scanInput([], verse)).stdout);
  });
});

describe('JSON Lines', () => {
  const odd = `\uFEFF${JSON.stringify({ text: `${lines[0]}\u2028${lines[1]}` })}\r\n\r\n${JSON.stringify({ text: verse })}\r\n`;

  it('may have a byte order mark, CRLF, blank lines and a raw U+2028', async () => {
    const { code, stdout, stderr } = await scanInput(['--jsonl', '--strict'], odd);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(values<{ lines: unknown[] }>(stdout).map((scan) => scan.lines.length)).toEqual([2, 4]);
  });

  it.each([
    ['scan', (file: string) => ['--jsonl', file]],
    ['corpus-clean', (file: string) => ['--in', file, '--out', join(dir, 'clean')]],
    ['corpus-prose', (file: string) => ['--in', file, '--out', join(dir, 'prose.jsonl')]],
    ['evaluate', (file: string) => ['--model', 'classic', '--text', file]],
    ['reading', (file: string) => ['draw', '--corpus', file, '--count', '0']],
    ['scoreboard', (file: string) => ['--prompts', file, '--count', '1']],
  ] as const)('%s skips broken lines, or stops at the first', async (name, argsOf) => {
    const poem = JSON.stringify({ text: `${verse}\n\n${verse}` });
    const file = await fileOf(`${name}.jsonl`, `${poem}\n{"text": "${lines[0]}\n\n{"poem": 1}\n${poem}\n`);
    const skipping = await command(name, argsOf(file), env);
    expect(skipping.code).toBe(0);
    for (const message of [
      `${file}:2: not JSON\n`,
      `${file}:4: no object with a string "text"\n`,
      `${file}: 2 of 4 lines skipped\n`,
    ]) {
      expect(skipping.stderr.split(message)).toHaveLength(2);
    }
    const strict = await command(name, [...argsOf(file), '--strict'], env);
    expect(strict).toMatchObject({ code: 2, stderr: `error: ${file}:2: not JSON\n` });
  });
});
