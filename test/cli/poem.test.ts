import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishTiny } from '../serving/tinyArtifacts.ts';
import { command } from './command.ts';

describe('npm run poem', () => {
  let folder: string;
  const poem = (...args: string[]) => command('poem', args, { MODEL_DIR: folder });
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'poem-'));
    await publishTiny(folder);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('prints a poem that opens with the line', async () => {
    const { code, stdout } = await poem('Над крышей тихо тает свет', '--seed', '5');
    expect(code).toBe(0);
    expect(stdout.trim().split('\n')[0]).toBe('Над крышей тихо тает свет');
    expect(stdout).toContain('--seed 5');
  });

  it('prints one JSON object a poem and nothing else', async () => {
    const { stdout, stderr } = await poem(
      'Снег',
      '--json',
      '--count',
      '3',
      '--seed',
      '4294967295',
      '--lines',
      '6',
    );
    const poems = stdout
      .trimEnd()
      .split('\n')
      .map((row) => JSON.parse(row) as Record<string, unknown>);
    expect(poems.map(({ seed }) => seed)).toEqual([4294967295, 0, 1]);
    for (const one of poems) {
      expect(one).toMatchObject({
        prompt: 'Снег',
        preset: 'poet',
        model: { name: 'classic', version: '1.2.3' },
      });
      expect(one['lines']).toHaveLength(6);
      expect(one['ms']).toBeTypeOf('number');
    }
    expect(stderr).toBe('');
  });

  it('writes from every row of a file, names those it can’t, and exits with 1', async () => {
    const file = join(folder, 'prompts.txt');
    await writeFile(file, `Снег идёт\r\n\n${'а'.repeat(201)}\n😀\nlove`);
    const { code, stdout, stderr } = await poem('--prompts', file, '--json');
    const prompts = stdout
      .trimEnd()
      .split('\n')
      .map((row) => (JSON.parse(row) as { prompt: string }).prompt);
    expect(prompts).toEqual(['Снег идёт', '😀', 'love']);
    expect(stderr).toMatch(/prompts\.txt:3: prompt must be text of 1 to 200 characters/u);
    expect(code).toBe(1);
  });

  it('takes each setting of the sampling', async () => {
    const settings = [
      '--top-k',
      '1',
      '--newline-topk',
      '1',
      '--chaos-topk',
      '0',
      '--chaos-rate',
      '0',
      '--max-tokens',
      '40',
    ];
    const [one, other] = await Promise.all(
      ['1', '2'].map((seed) => poem('Снег', '--json', '--seed', seed, ...settings)),
    );
    const text = (outcome: { stdout: string } | undefined) =>
      (JSON.parse(outcome?.stdout ?? '') as { poem: string }).poem;
    expect(text(one)).toBe(text(other));
  });

  it.each([
    ['no line', [], /give a first line/u],
    ['a line and a file', ['Снег', '--prompts', 'x'], /give a first line/u],
    ['an empty line', ['  '], /prompt must be text of 1 to 200 characters/u],
    ['an unknown preset', ['Снег', '--preset', 'calm'], /preset must be one of tender, poet, madness/u],
    ['too few lines', ['Снег', '--lines', '3'], /lines must be a whole number from 4 to 40/u],
    ['no number', ['Снег', '--seed', 'x'], /whole number/u],
    ['an unknown option', ['Снег', '--rhyme'], /unknown option/u],
  ])('refuses %s with exit code 2', async (_, args, message) => {
    const { code, stdout, stderr } = await poem(...args);
    expect(stderr).toMatch(message);
    expect(code).toBe(2);
    expect(stdout).toBe('');
  });

  it('names the file that is missing or broken, and exits with 1', async () => {
    const { code, stderr } = await command('poem', ['Снег'], { MODEL_DIR: join(folder, 'nowhere') });
    expect(stderr).toMatch(/manifest\.json is not in /u);
    expect(code).toBe(1);
    const broken = await mkdtemp(join(tmpdir(), 'poem-broken-'));
    await publishTiny(broken);
    await writeFile(join(broken, 'classic.onnx'), 'short');
    const truncated = await command('poem', ['Снег'], { MODEL_DIR: broken });
    expect(truncated.stderr).toMatch(/classic\.onnx has 5 bytes where \d+ were promised/u);
    expect(truncated.code).toBe(1);
    await rm(broken, { recursive: true });
  });
});
