import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { LanguageModel } from './languageModel.ts';
import { ModelFormatError } from './session.ts';
import { loadVerse } from './verse.ts';

/** Log probabilities that training's export computed, of own verse. */
interface Expected {
  tolerance: number;
  indices: number[];
  sequences: { tokens: number[]; logits: number[] }[];
}

let onnx: Uint8Array;
let model: LanguageModel;
let expected: Expected;
beforeAll(async () => {
  onnx = await readFile('test/fixtures/tiny/verse.onnx');
  model = await loadVerse(onnx);
  expected = JSON.parse(await readFile('test/fixtures/tiny/verse.expected.json', 'utf8')) as Expected;
});

const rowOf = (logits: Float32Array, row: number) =>
  logits.slice(row * model.vocabularySize, (row + 1) * model.vocabularySize);

describe('a tiny verse', () => {
  it('gives what training’s export computed, over more tokens than its window', async () => {
    const { sequences, indices, tolerance } = expected;
    const length = sequences[0]?.tokens.length as number;
    expect(length).toBeGreaterThan(16);
    let step = await model.step(
      Int32Array.from(sequences, ({ tokens }) => tokens[0] as number),
      model.start(sequences.length),
    );
    for (let at = 1; at < length; at++) {
      step = await model.step(
        Int32Array.from(sequences, ({ tokens }) => tokens[at] as number),
        step.state,
      );
    }
    for (const [row, { logits }] of sequences.entries()) {
      const own = rowOf(step.logits, row);
      for (const [nth, index] of indices.entries())
        expect(Math.abs((own[index] as number) - (logits[nth] as number))).toBeLessThan(tolerance);
    }
  });

  it('answers with probabilities', async () => {
    const { logits } = await model.step(Int32Array.of(model.openingToken), model.start(1));
    expect(logits.reduce((sum, logit) => sum + Math.exp(logit), 0)).toBeCloseTo(1, 3);
  });

  it('branches: what is selected goes its own way, in released memory too', async () => {
    const { tokens } = expected.sequences[0] as { tokens: number[] };
    const read = () => model.read(Int32Array.from(tokens.slice(0, 20)), model.start(1));
    const alone = rowOf(
      (await model.step(Int32Array.of(tokens[20] as number), (await read()).state)).logits,
      0,
    );
    const { state } = await read();
    model.release((await model.step(new Int32Array(8).fill(40), model.start(8))).state);
    const branches = model.select(state, Int32Array.of(0, 0, 0));
    const other = model.select(state, Int32Array.of(0));
    await model.step(Int32Array.of(7), other);
    const step = await model.step(Int32Array.of(9, tokens[20] as number, 11), branches);
    const own = rowOf(step.logits, 1);
    const furthest = own.reduce(
      (most, logit, at) => Math.max(most, Math.abs(logit - (alone[at] as number))),
      0,
    );
    // Eight bits are scaled by the whole batch, so that rows depend a little on one another.
    expect(furthest).toBeLessThan(1);
    expect(rowOf(step.logits, 0)).not.toEqual(own);
  });

  it('reads several at once as one after another', async () => {
    const runs = expected.sequences.map(({ tokens }) => Int32Array.from(tokens.slice(0, 30)));
    const read = async (run: Int32Array) => (await model.read(run, model.start(1))).logits.slice();
    const alone = [];
    for (const run of runs) alone.push(await read(run));
    expect(await Promise.all(runs.map(read))).toEqual(alone);
  });

  it('refuses a state that was used up', async () => {
    const state = model.start(1);
    await model.step(Int32Array.of(model.openingToken), state);
    await expect(model.step(Int32Array.of(40), state)).rejects.toThrow('select it first');
    expect(() => model.release(state)).toThrow('select it first');
  });

  it('refuses what is no such network', async () => {
    await expect(loadVerse(onnx.subarray(0, 1000))).rejects.toThrow(ModelFormatError);
    await expect(loadVerse(await readFile('test/fixtures/tiny/tiny.onnx'))).rejects.toThrow(ModelFormatError);
  });
});
