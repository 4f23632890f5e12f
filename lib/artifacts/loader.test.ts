import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { describeFile } from './checksum.ts';
import {
  ChecksumMismatchError,
  MissingArtifactError,
  StoreUnavailableError,
  TruncatedArtifactError,
  UnsafePathError,
} from './errors.ts';
import { FolderStore } from './folderStore.ts';
import { readArtifacts } from './loader.ts';
import { isSafePath } from './store.ts';

const name = 'classic.onnx';
const contents: Readonly<Record<string, string>> = {
  [name]: 'a network',
  'tokenizer.json': '{}',
  'unasked.bin': 'more',
};

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'artifacts-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** Writes the files and their manifest. */
async function publish() {
  const entry = (path: string) => describeFile(path, Buffer.from(contents[path] ?? ''));
  const models = { classic: { kind: 'classic', files: [entry(name)] } };
  const [tokenizer, lines] = [{ files: [entry('tokenizer.json')] }, { files: [entry('unasked.bin')] }];
  const manifest = { version: '1', created: '2026-01-02', licence: 'MIT', models, tokenizer, lines };
  const files = { ...contents, 'manifest.json': JSON.stringify(manifest) };
  for (const [path, text] of Object.entries(files)) await writeFile(join(folder, path), text);
}

const load = () =>
  readArtifacts(new FolderStore(folder), ({ models, tokenizer }) => [
    ...(models['classic']?.files ?? []),
    ...tokenizer.files,
  ]);

it('readArtifacts reads the files that are asked for, and no others', async () => {
  await publish();
  await rm(join(folder, 'unasked.bin'));
  const { manifest, files } = await load();
  expect(manifest).toMatchObject({ name: 'neural-poet', version: '1', licence: 'MIT' });
  expect([...files].map(([path, bytes]) => [path, String(bytes)])).toEqual([
    [name, 'a network'],
    ['tokenizer.json', '{}'],
  ]);
});

describe('readArtifacts names', () => {
  it('a missing manifest', async () => {
    const failure = await load().catch((error) => error);
    expect(failure).toBeInstanceOf(MissingArtifactError);
    expect(failure).toMatchObject({ name: 'MissingArtifactError', path: 'manifest.json' });
    expect(failure.cause).toMatchObject({ code: 'ENOENT' });
  });

  it('a missing file', async () => {
    await publish();
    await rm(join(folder, name));
    await expect(load()).rejects.toMatchObject({ name: 'MissingArtifactError', path: name });
  });

  it('a truncated file', async () => {
    await publish();
    await writeFile(join(folder, name), 'a netwo');
    const failure = await load().catch((error) => error);
    expect(failure).toBeInstanceOf(TruncatedArtifactError);
    expect(failure).toMatchObject({ path: name, expected: 9, actual: 7 });
    expect(failure.message).toContain(name);
  });

  it('a file with other contents of the same length', async () => {
    await publish();
    await writeFile(join(folder, name), 'a netwoRk');
    const failure = await load().catch((error) => error);
    expect(failure).toBeInstanceOf(ChecksumMismatchError);
    expect(failure.message).toContain(name);
  });

  it('a folder where a file should be', async () => {
    const failure = await new FolderStore(join(folder, '..'))
      .read(folder.split('/').at(-1) as string)
      .catch((e) => e);
    expect(failure).toBeInstanceOf(StoreUnavailableError);
  });

  it.each(['../manifest.json', '/etc/hostname', 'a/../../b', 'a//b', './a', 'a\\b', 'c:a', 'a\0b', ''])(
    'a path that may leave the store: %j',
    async (path) => {
      expect(isSafePath(path)).toBe(false);
      await expect(new FolderStore(folder).read(path)).rejects.toBeInstanceOf(UnsafePathError);
    },
  );
});
