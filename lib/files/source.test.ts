import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { InputError } from './inputError.ts';
import { readText } from './readLines.ts';
import { fileSource } from './source.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'source-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

const text = Array.from({ length: 500 }, (_, at) => `Снег ${at}`).join('\n');

it('reads files, zipped and not, and counts the bytes on disk', async () => {
  for (const [name, bytes] of [
    ['a.txt', Buffer.from(text)],
    ['a.txt.gz', gzipSync(text)],
  ] as const) {
    const file = join(dir, name);
    await writeFile(file, bytes);
    let read = 0;
    expect(await readText(fileSource(file, (size) => (read += size)))).toBe(text);
    expect(read).toBe(bytes.length);
  }
});

it('says that a zipped file is broken', async () => {
  const file = join(dir, 'cut.gz');
  await writeFile(file, gzipSync(text).subarray(0, 100));
  const reading = readText(fileSource(file));
  await expect(reading).rejects.toThrow(InputError);
  await expect(reading).rejects.toThrow(`${file}: unexpected end of file`);
});

it('throws what the file system throws', async () => {
  await expect(readText(fileSource(join(dir, 'nowhere.txt')))).rejects.toMatchObject({ code: 'ENOENT' });
});
