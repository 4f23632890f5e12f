import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadClassic } from './classic.ts';
import { ModelFormatError } from './session.ts';

interface Expected {
  tolerance: number;
  windows: number[][];
  logits: { argmax: number; indices: number[]; values: number[] }[];
}

const tinyFile = 'test/fixtures/tiny/tiny.onnx';
const networks = [
  [tinyFile, 'test/fixtures/tiny/tiny.expected.json'],
  ['model-artifacts/classic.onnx', 'test/fixtures/classic.expected.json'],
].filter(([onnx]) => existsSync(onnx as string)) as [string, string][];

describe.each(networks)('%s', (onnx, expectedFile) => {
  const expected = JSON.parse(readFileSync(expectedFile, 'utf8')) as Expected;

  it('gives the logits that PyTorch gave, in one batch', async () => {
    const model = await loadClassic(readFileSync(onnx));
    // A window is fed token by token: all but its last token first, in a batch of all windows.
    let state = model.start(expected.windows.length);
    let logits = new Float32Array();
    for (let position = 0; position < 20; position++) {
      const tokens = Int32Array.from(expected.windows, (window) => window[position] as number);
      const step = await model.step(tokens, state);
      state = step.state;
      logits = Float32Array.from(step.logits);
    }
    for (const [row, { argmax, indices, values }] of expected.logits.entries()) {
      const own = logits.subarray(row * model.vocabularySize, (row + 1) * model.vocabularySize);
      expect(own.indexOf(Math.max(...own))).toBe(argmax);
      for (const [at, index] of indices.entries()) {
        expect(Math.abs((own[index] as number) - (values[at] as number))).toBeLessThan(expected.tolerance);
      }
    }
  });
});

describe('loadClassic', () => {
  it('reads a run of tokens as it reads them one by one, and keeps states apart', async () => {
    const model = await loadClassic(readFileSync(tinyFile));
    const tokens = Int32Array.from({ length: 33 }, (_, at) => 20 + ((at * 7) % 200));
    const whole = Float32Array.from((await model.read(tokens, model.start(1))).logits);
    let state = model.start(1);
    let stepped = new Float32Array();
    for (const token of tokens) {
      const step = await model.step(Int32Array.of(token), state);
      state = step.state;
      stepped = Float32Array.from(step.logits);
    }
    expect(stepped).toEqual(whole);
  });

  it('selects rows of a state', async () => {
    const model = await loadClassic(readFileSync(tinyFile));
    const { state } = await model.step(Int32Array.of(30, 40, 50), model.start(3));
    const selected = await model.step(Int32Array.of(60, 60, 60), model.select(state, Int32Array.of(2, 0, 2)));
    const size = model.vocabularySize;
    const rows = [0, 1, 2].map((row) => Array.from(selected.logits.slice(row * size, (row + 1) * size)));
    expect(rows[0]).toEqual(rows[2]);
    expect(rows[0]).not.toEqual(rows[1]);
  });

  it('refuses what is no network', async () => {
    await expect(loadClassic(Buffer.from('not a network'))).rejects.toThrow(ModelFormatError);
    await expect(loadClassic(readFileSync(tinyFile).subarray(0, 5000))).rejects.toThrow(ModelFormatError);
  });
});
