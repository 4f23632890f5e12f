import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Publication, publish, readJsonObject } from '../../workshop/artifacts/publish.ts';
import {
  ChecksumMismatchError,
  InvalidManifestError,
  MissingArtifactError,
  StoreUnavailableError,
  TruncatedArtifactError,
  UnsafePathError,
} from './errors.ts';
import { FolderStore } from './folderStore.ts';
import { readArtifacts } from './loader.ts';
import { type Manifest, modelNamed, parseManifest } from './manifest.ts';
import { isSafePath } from './store.ts';

const publication: Publication = {
  model: 'classic',
  kind: 'classic',
  onnx: Buffer.from('a network'),
  tokenizer: Buffer.from('{"a":"tokenizer"}'),
  window: 20,
  metrics: { accuracy: 0.17 },
  training: { poems: 3 },
  version: '1.2.3',
  licence: 'MIT',
  created: '2026-01-02',
};
const everything = (manifest: Manifest) => [
  ...modelNamed(manifest, 'classic').files,
  ...manifest.tokenizer.files,
];

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'artifacts-'));
});
afterEach(() => rm(folder, { recursive: true }));

const load = () => readArtifacts(new FolderStore(folder), everything);
const name = 'classic.onnx';

describe('publishing and reading', () => {
  it('reads back what was published', async () => {
    await publish(folder, publication);
    const { manifest, files } = await load();
    expect(manifest).toMatchObject({
      name: 'neural-poet',
      version: '1.2.3',
      created: '2026-01-02',
      licence: 'MIT',
    });
    expect(manifest.models['classic']).toMatchObject({
      kind: 'classic',
      window: 20,
      metrics: { accuracy: 0.17 },
    });
    expect([...files.values()].map(String)).toEqual(['a network', '{"a":"tokenizer"}']);
  });

  it('replaces a network, and leaves nothing else behind', async () => {
    await publish(folder, publication);
    await publish(folder, { ...publication, onnx: Buffer.from('a better network'), version: '1.3.0' });
    expect((await readdir(folder)).toSorted()).toEqual(['classic.onnx', 'manifest.json', 'tokenizer.json']);
    const { manifest, files } = await load();
    expect(manifest.version).toBe('1.3.0');
    expect(String(files.get('classic.onnx'))).toBe('a better network');
  });

  it('keeps the other networks and whatever else the manifest says', async () => {
    await publish(folder, { ...publication, model: 'verse', kind: 'verse' });
    const path = join(folder, 'manifest.json');
    await writeFile(
      path,
      JSON.stringify({ ...JSON.parse(await readFile(path, 'utf8')), originality: { rows: 1 } }),
    );
    const manifest = await publish(folder, publication);
    expect(Object.keys(manifest.models)).toEqual(['verse', 'classic']);
    expect(manifest).toMatchObject({ originality: { rows: 1 } });
  });

  it('refuses to change the tokenizer under another network', async () => {
    await publish(folder, { ...publication, model: 'verse' });
    const other = publish(folder, { ...publication, tokenizer: Buffer.from('{}') });
    await expect(other).rejects.toThrow(/tokenizer is another than that of verse/);
    expect((await readdir(folder)).toSorted()).toEqual(['manifest.json', 'tokenizer.json', 'verse.onnx']);
  });
});

describe('readJsonObject', () => {
  it('reads an object, and names a file that holds none', async () => {
    const path = join(folder, 'metrics.json');
    await expect(readJsonObject(path)).rejects.toThrow(path);
    await writeFile(path, '[1]');
    await expect(readJsonObject(path)).rejects.toThrow(`${path} must hold a JSON object`);
    await writeFile(path, '{"accuracy": 0.17}');
    expect(await readJsonObject(path)).toEqual({ accuracy: 0.17 });
  });
});

describe('what is broken is named', () => {
  it('a missing manifest', async () => {
    const failure = await load().catch((error) => error);
    expect(failure).toBeInstanceOf(MissingArtifactError);
    expect(failure).toMatchObject({ name: 'MissingArtifactError', path: 'manifest.json' });
    expect(failure.cause).toMatchObject({ code: 'ENOENT' });
  });

  it('a missing file', async () => {
    await publish(folder, publication);
    await rm(join(folder, name));
    await expect(load()).rejects.toMatchObject({ name: 'MissingArtifactError', path: name });
  });

  it('a truncated file', async () => {
    await publish(folder, publication);
    await writeFile(join(folder, name), 'a netwo');
    const failure = await load().catch((error) => error);
    expect(failure).toBeInstanceOf(TruncatedArtifactError);
    expect(failure).toMatchObject({ path: name, expected: 9, actual: 7 });
    expect(failure.message).toContain(name);
  });

  it('a file with other contents of the same length', async () => {
    await publish(folder, publication);
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

describe('parseManifest', () => {
  const valid = {
    version: '1',
    created: '2026-01-02T03:04:05Z',
    licence: 'MIT',
    models: { classic: { kind: 'classic', files: [{ path: 'm/a.onnx', sha256: 'a'.repeat(64), bytes: 1 }] } },
    tokenizer: { files: [{ path: 't.json', sha256: 'b'.repeat(64), bytes: 1 }] },
  };
  const parse = (value: unknown) => parseManifest(Buffer.from(JSON.stringify(value)));

  it('takes a manifest with kinds and sections it does not know', () => {
    const manifest = parse({
      ...valid,
      models: { ...valid.models, verse: { ...valid.models.classic, state: [1] } },
    });
    expect(manifest.models['verse']).toMatchObject({ state: [1], metrics: {} });
  });

  it.each([
    ['no JSON', '{', /not JSON/],
    ['no object', [], /the document/],
    ['no version', { ...valid, version: undefined }, /version/],
    ['no date', { ...valid, created: 'today' }, /created/],
    [
      'a path that leaves the store',
      { ...valid, tokenizer: { files: [{ path: '../t', sha256: 'b'.repeat(64), bytes: 1 }] } },
      /tokenizer\.files\.0\.path/,
    ],
    [
      'a checksum that is none',
      { ...valid, tokenizer: { files: [{ path: 't', sha256: 'b', bytes: 1 }] } },
      /sha256/,
    ],
    [
      'an empty file',
      { ...valid, tokenizer: { files: [{ path: 't', sha256: 'b'.repeat(64), bytes: 0 }] } },
      /bytes/,
    ],
    ['no file', { ...valid, tokenizer: { files: [] } }, /tokenizer\.files/],
  ])('refuses %s', (_what, value, message) => {
    const run = () => (typeof value === 'string' ? parseManifest(Buffer.from(value)) : parse(value));
    expect(run).toThrow(InvalidManifestError);
    expect(run).toThrow(message);
  });

  it('names the models there are when asked for another', () => {
    expect(() => modelNamed(parse(valid), 'verse')).toThrow(/no model "verse" \(it has: classic\)/);
    expect(() => modelNamed(parse(valid), 'toString')).toThrow(InvalidManifestError);
  });
});
