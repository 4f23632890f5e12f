import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { cutProseFiles } from './proseFiles.ts';

it('writes passages of kind prose and leaves obscene ones out', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'prose-'));
  const file = join(folder, 'in.jsonl');
  const texts = ['Мы шли домой.\nДождь перестал.', 'Мы шли домой.\nХуй знает куда.'];
  await writeFile(file, texts.map((text) => `${JSON.stringify({ text })}\n`).join(''));
  const out = join(folder, 'sub', 'prose.jsonl');
  expect(await cutProseFiles([file], out)).toBe(1);
  expect((await readFile(out, 'utf8')).trim()).toBe(JSON.stringify({ text: texts[0], kind: 'prose' }));
  expect(await readdir(join(folder, 'sub'))).toEqual(['prose.jsonl']);
});
