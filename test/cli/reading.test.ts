import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Key } from '../../workshop/reading/key.ts';
import { publishTiny } from '../serving/tinyArtifacts.ts';
import { command } from './command.ts';

let dir: string;
let env: { MODEL_DIR: string };
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'reading-'));
  env = { MODEL_DIR: join(dir, 'artifacts') };
  await publishTiny(env.MODEL_DIR);
  const text = 'Снег идёт,\nветер зол.\n'.repeat(4);
  await writeFile(join(dir, 'prompts.jsonl'), `${JSON.stringify({ text })}\n`.repeat(12));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

describe('npm run reading', () => {
  it('writes sheets and a key, and scores what a reader fills in', async () => {
    const out = join(dir, 'out');
    const args = ['--prompts', join(dir, 'prompts.jsonl'), '--out', out, '--model', 'classic'];
    expect(await command('reading', args, env)).toMatchObject({ code: 0, stderr: '' });
    expect((await readdir(join(out, 'sheets'))).sort()).toEqual(
      [1, 2].flatMap((at) => `answers-${at}.txt`).concat([1, 2].flatMap((at) => `sheet-${at}.txt`)),
    );
    const key = JSON.parse(await readFile(join(out, 'key.json'), 'utf8')) as Key;
    expect(key.settings).toMatchObject({ model: 'classic', form: 'free', seed: 1 });
    expect(key.pairs.map((pair) => pair[pair.person][1])).toEqual(new Array(12).fill('ветер зол'));

    // A reader who is right of all pairs but the first.
    const filled = key.pairs.map(({ pair, person }) => {
      const side = pair === 1 ? (person === 'A' ? 'B' : 'A') : person;
      return `${pair} ${side} 3 ${person === 'A' ? '5 4 2 1' : '2 1 5 4'}`;
    });
    const answers = join(dir, 'answers.txt');
    await writeFile(answers, filled.join('\n'));
    const score = ['score', '--key', join(out, 'key.json'), answers];
    const { stdout } = await command('reading', [...score, '--json'], env);
    expect(JSON.parse(stdout)).toMatchObject({
      pairs: 12,
      taken: { value: 1 / 12 },
      sense: { ours: { value: 2 }, people: { value: 5 } },
      grammar: { ours: { value: 1 }, people: { value: 4 } },
    });

    const blank = join(out, 'sheets', 'answers-1.txt');
    expect(await command('reading', [...score, blank], env)).toMatchObject({
      code: 1,
      stderr: `error: ${blank}:3: person must be A or B, not "_"\n`,
    });
  });

  it('writes pirozhki beside those of people', async () => {
    const text =
      'сосед купил себе корову\nи водит в парк её гулять\nона мычит на светофоры\nи ждёт зелёного как все';
    const [prompts, out] = [join(dir, 'pirozhki.jsonl'), join(dir, 'pirozhki')];
    await writeFile(prompts, JSON.stringify({ text }));
    const args = ['--form', 'pirozhok', '--prompts', prompts, '--out', out];
    expect(await command('reading', args)).toMatchObject({ code: 0, stderr: '' });
    const { settings, pairs } = JSON.parse(await readFile(join(out, 'key.json'), 'utf8')) as Key;
    expect(settings).toMatchObject({ model: 'verse', form: 'pirozhok' });
    expect([pairs[0]?.A, pairs[0]?.B].map((lines) => [lines?.length, lines?.[0]])).toEqual([
      [4, 'сосед купил себе корову'],
      [4, 'сосед купил себе корову'],
    ]);
  });

  it('says how many poems there are to draw', async () => {
    const args = ['draw', '--corpus', join(dir, 'prompts.jsonl'), '--count', '99'];
    const { code, stderr } = await command('reading', args, env);
    expect(code).toBe(2);
    expect(stderr).toContain('held-out poems of eight lines');
    const pirozhki = await command('reading', [...args, '--form', 'pirozhok']);
    expect(pirozhki.stderr).toContain('held-out poems that are pirozhok in every line');
  });
});
