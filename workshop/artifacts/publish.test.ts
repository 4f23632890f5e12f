import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MissingArtifactError } from '../../lib/artifacts/errors.ts';
import { FolderStore } from '../../lib/artifacts/folderStore.ts';
import { readArtifacts } from '../../lib/artifacts/loader.ts';
import { type Manifest, modelNamed } from '../../lib/artifacts/manifest.ts';
import { readJsonObject } from './jsonObject.ts';
import { type Publication, publish, publishPart } from './publish.ts';

const publication: Publication = {
  model: 'classic',
  kind: 'classic',
  onnx: Buffer.from('a network'),
  tokenizer: Buffer.from('{"a":"tokenizer"}'),
  window: 20,
  candidates: 8,
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

describe('publish', () => {
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
      candidates: 8,
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

describe('publishPart', () => {
  it('adds a file to the manifest', async () => {
    await publish(folder, publication);
    await publishPart(folder, 'lines', Buffer.from('hashes'));
    const { manifest, files } = await readArtifacts(
      new FolderStore(folder),
      ({ lines }) => lines?.files ?? [],
    );
    expect(String(files.get('lines.bin'))).toBe('hashes');
    expect(Object.keys(manifest.models)).toEqual(['classic']);
  });

  it('needs a manifest', async () => {
    const published = publishPart(folder, 'lines', Buffer.from('hashes'));
    await expect(published).rejects.toBeInstanceOf(MissingArtifactError);
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
