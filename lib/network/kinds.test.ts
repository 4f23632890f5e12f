import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { isKind, type KindName, networkKinds } from './kinds.ts';
import { importLoader } from './loaders.ts';

const files: Readonly<Record<KindName, string>> = {
  verse: 'test/fixtures/tiny/verse.onnx',
  deep: 'test/fixtures/tiny/deep.onnx',
  classic: 'model-artifacts/classic.onnx',
};

describe('networkKinds', () => {
  it.each(Object.keys(networkKinds) as KindName[])(
    '%s is loaded as a network that can do as told',
    async (kind) => {
      const load = await importLoader(kind);
      const network = await load(await readFile(files[kind]));
      expect(network.readsReversed).toBe(networkKinds[kind].readsReversed);
      expect(network.vocabularySize).toBe(kind === 'classic' ? 3500 : 300);
    },
  );

  it.each([
    ['verse', 'classic'],
    ['verse', 'deep'],
    ['deep', 'verse'],
    ['classic', 'verse'],
  ] as const)('%s refuses the file of %s', async (kind, other) => {
    const load = await importLoader(kind);
    const onnx = await readFile(files[other]);
    await expect(load(onnx)).rejects.toMatchObject({ name: 'ModelFormatError' });
  });
});

describe('isKind', () => {
  it('takes no name for a kind that every object has', () => {
    expect(['classic', 'constructor', ''].map(isKind)).toEqual([true, false, false]);
  });
});
