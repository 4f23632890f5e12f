import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishTiny } from '../serving/tinyArtifacts.ts';
import { command } from './command.ts';

describe('npm run poem -- --theme', () => {
  let folder: string;
  const poem = (...args: string[]) => command('poem', ['--model', 'classic', ...args], { MODEL_DIR: folder });
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'theme-'));
    await publishTiny(folder);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('writes about a theme, without a line or beside one', async () => {
    const [alone, both] = await Promise.all([
      poem('--theme', 'снег', '--json'),
      poem('Дождь идёт', '--theme', 'снег', '--json'),
    ]);
    expect(JSON.parse(alone.stdout)).toMatchObject({ theme: 'снег' });
    expect(JSON.parse(alone.stdout)).not.toHaveProperty('prompt');
    expect(JSON.parse(both.stdout)).toMatchObject({ theme: 'снег', prompt: 'Дождь идёт' });
    const { code, stderr } = await poem('--theme', 'snow');
    expect(code).not.toBe(0);
    expect(stderr).toContain('--theme must be text of 1 to 100 characters');
  });
});
