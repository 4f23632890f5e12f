import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishPart } from '../../workshop/artifacts/publish.ts';
import { publishTiny } from '../serving/tinyArtifacts.ts';
import { command } from './command.ts';

let dir: string;
let env: { MODEL_DIR: string; PYTHON: string };
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'scoreboard-'));
  env = { MODEL_DIR: join(dir, 'artifacts'), PYTHON: join(dir, 'no-python') };
  await publishTiny(env.MODEL_DIR);
  await publishPart(env.MODEL_DIR, 'lexicon', await readFile('model-artifacts/lexicon.bin'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

describe('npm run scoreboard', () => {
  it('measures our poems beside those of people from the same first lines', async () => {
    const prompts = join(dir, 'prompts.jsonl');
    const text = 'Снег идёт,\nветер невиданно зол.\n'.repeat(4);
    await writeFile(prompts, `${JSON.stringify({ text })}\n`);
    const args = ['--prompts', prompts, '--count', '2', '--corpus', prompts, '--json'];
    const { stdout, stderr, code } = await command('scoreboard', args, env);
    expect(code).toBe(0);
    expect(stderr).toContain('pip install -r training/measures/requirements.txt');
    const { rows, likeness } = JSON.parse(stdout);
    expect(rows[0]).toMatchObject({ who: '`classic`, free', poems: 2, rhymedLines: expect.any(Number) });
    expect(likeness).toMatchObject([
      { who: 'people, the same first lines', poems: 1, means: { subject: null, stock: 0 } },
      { who: '`classic`, free', poems: 2, means: { subject: null }, auc: { stock: expect.any(Number) } },
    ]);
  });

  it('takes a list of first lines, and says what the other measures need', async () => {
    const prompts = join(dir, 'prompts.txt');
    await writeFile(prompts, 'Снег идёт\n\n');
    const { stdout, stderr } = await command('scoreboard', ['--prompts', prompts, '--count', '1'], env);
    expect(stderr).toContain('give the cleaned corpus with --corpus');
    expect(stdout.trim().split('\n').at(-1)).toBe('| `classic`, free | 1 | — | — | — | — | — | — |');
    await writeFile(prompts, '\n');
    expect(await command('scoreboard', ['--prompts', prompts], env)).toMatchObject({ code: 2 });
  });
});
