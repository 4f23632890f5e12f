import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { cutProseFiles } from './proseFiles.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prose-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('writes passages of kind prose and leaves obscene ones out', async () => {
  const file = join(folder, 'in.jsonl');
  const texts = ['Мы шли домой.\nДождь перестал.', 'Мы шли домой.\nХуй знает куда.'];
  await writeFile(file, texts.map((text) => `${JSON.stringify({ text })}\n`).join(''));
  const out = join(folder, 'sub', 'prose.jsonl');
  expect(await cutProseFiles([file], out)).toBe(1);
  expect((await readFile(out, 'utf8')).trim()).toBe(JSON.stringify({ text: texts[0], kind: 'prose' }));
  expect(await readdir(join(folder, 'sub'))).toEqual(['prose.jsonl']);
});

it('reads a share of a group, the same texts each time', async () => {
  const file = join(folder, 'in.jsonl');
  const rows = Array.from({ length: 400 }, (_, at) => ({
    text: `Мы шли домой.\nДождь шёл${' и шёл'.repeat(at % 200)}.`,
    group: at < 200 ? 'memoirs' : 'fiction',
  }));
  await writeFile(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  const count = (share: number) =>
    cutProseFiles([file], join(folder, 'out.jsonl'), undefined, new Map([['memoirs', share]]));
  const all = await count(1);
  const without = await count(0);
  expect(all).toBe(2 * without);
  const quarter = (await count(0.25)) - without;
  expect(quarter).toBeGreaterThan(without / 8);
  expect(quarter).toBeLessThan(without / 2);
  expect((await count(0.25)) - without).toBe(quarter);
});
