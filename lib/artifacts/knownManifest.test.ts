import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { KnownManifest, manifestBeside, prefixOf } from './knownManifest.ts';

const entry = { path: 'a', sha256: 'a'.repeat(64), bytes: 1 };
const bytes = Buffer.from(
  JSON.stringify({
    version: '1.2.3',
    created: '2026-01-02',
    licence: 'MIT',
    models: {},
    tokenizer: { files: [entry] },
  }),
);

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'manifest-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('a copy of the manifest is that of the prefix which has its checksum, and of no other', async () => {
  const prefix = prefixOf(bytes);
  expect(prefix).toMatch(/^1\.2\.3\/[0-9a-f]{8}$/u);
  expect(manifestBeside(folder, prefix)).toBeUndefined();
  await writeFile(join(folder, 'manifest.json'), bytes);
  expect(manifestBeside(folder, prefix)).toEqual(bytes);
  expect(manifestBeside(folder, '1.2.3/0a1b2c3d')).toBeUndefined();
  expect(manifestBeside(folder, '')).toBeUndefined();
});

it('a store with a known manifest asks for files alone', async () => {
  const asked: unknown[] = [];
  const inner = {
    async read(...parameters: unknown[]) {
      asked.push(parameters);
      return Buffer.from('x');
    },
  };
  const store = new KnownManifest(inner, bytes);
  expect(await store.read('manifest.json')).toBe(bytes);
  expect(String(await store.read('a', 1))).toBe('x');
  expect(asked).toEqual([['a', 1]]);
});
