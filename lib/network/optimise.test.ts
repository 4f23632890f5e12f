import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { loadDeep } from './deep.ts';
import { optimised } from './optimise.ts';
import { ModelFormatError } from './session.ts';

it('an optimised network computes the same numbers', async () => {
  const onnx = await readFile('test/fixtures/tiny/deep.onnx');
  const after = await optimised(onnx);
  expect(Buffer.compare(after, onnx)).not.toBe(0);
  const read = async (bytes: Uint8Array) => {
    const network = await loadDeep(bytes);
    const { state } = await network.read(Int32Array.of(2, 3, 4), network.start(1));
    const { logits } = await network.step(
      Int32Array.of(5, 6, 7),
      network.select(state, Int32Array.of(0, 0, 0)),
    );
    return [...logits];
  };
  expect(await read(after)).toEqual(await read(onnx));
});

it('bytes that are no network are refused', async () => {
  await expect(optimised(Buffer.from('no network'))).rejects.toBeInstanceOf(ModelFormatError);
});
