import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadDeep } from './deep.ts';
import type { LanguageModel, State } from './languageModel.ts';
import { ModelFormatError } from './session.ts';
import { LONGEST } from './sharedPrefix.ts';

/** Log probabilities that PyTorch computed of whole sequences. */
interface Expected {
  tolerance: number;
  indices: number[];
  sequences: { tokens: number[]; logits: number[] }[];
}

/** Float rounding differs with the number of rows. */
const NEARLY = 1e-4;

let onnx: Uint8Array;
let model: LanguageModel;
let expected: Expected;
beforeAll(async () => {
  onnx = await readFile('test/fixtures/tiny/deep.onnx');
  model = await loadDeep(onnx);
  expected = JSON.parse(await readFile('test/fixtures/tiny/deep.expected.json', 'utf8')) as Expected;
});

const rowOf = (logits: Float32Array, row: number) =>
  logits.slice(row * model.vocabularySize, (row + 1) * model.vocabularySize);
const furthest = (some: ArrayLike<number>, others: ArrayLike<number>) =>
  Math.max(...Array.from(some, (value, at) => Math.abs(value - (others[at] as number))));

/** Logits behind each token, of a sequence that is read alone and token by token, in a batch of two. */
async function plainly(tokens: readonly number[]): Promise<Float32Array[]> {
  const all: Float32Array[] = [];
  let state: State = model.start(2);
  for (const token of tokens) {
    const step = await model.step(Int32Array.of(token, token), state);
    state = step.state;
    all.push(rowOf(step.logits, 0));
  }
  model.release(state);
  return all;
}

describe('the tiny deep', () => {
  it('gives what PyTorch computed, over more tokens than its window', async () => {
    const { sequences, indices, tolerance } = expected;
    const length = sequences[0]?.tokens.length as number;
    const tokensAt = (at: number) => Int32Array.from(sequences, ({ tokens }) => tokens[at] as number);
    let step = await model.step(tokensAt(0), model.start(sequences.length));
    for (let at = 1; at < length; at++) step = await model.step(tokensAt(at), step.state);
    for (const [row, { logits }] of sequences.entries()) {
      const own = rowOf(step.logits, row);
      expect(
        furthest(
          indices.map((index) => own[index] as number),
          logits,
        ),
      ).toBeLessThan(tolerance);
    }
  });

  it('reads a text into a prefix as it reads it token by token', async () => {
    for (const { tokens, logits } of expected.sequences) {
      const step = await model.read(Int32Array.from(tokens), model.start(1));
      const own = expected.indices.map((index) => step.logits[index] as number);
      expect(furthest(own, logits)).toBeLessThan(expected.tolerance);
    }
  });

  it('answers with probabilities', async () => {
    const { logits } = await model.step(Int32Array.of(model.openingToken), model.start(1));
    expect(logits.reduce((sum, logit) => sum + Math.exp(logit), 0)).toBeCloseTo(1, 4);
  });

  it('goes on from what a row has read, however rows are selected and released', async () => {
    const token = fc.nat(299);
    const part = fc.record({
      tokens: fc.array(token, { minLength: 1, maxLength: 9 }),
      others: fc.array(token, { maxLength: 4 }),
      row: fc.nat(4),
      again: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(token, { minLength: 1, maxLength: 40 }),
        fc.array(part, { maxLength: 5 }),
        async (text, parts) => {
          const rows = await plainly([...text, ...parts.flatMap(({ tokens }) => tokens)]);
          let { state } = await model.read(Int32Array.from(text), model.start(1));
          let nth = text.length;
          for (const { tokens, others, row, again } of parts) {
            const own = row % (others.length + 1);
            // A line is searched in vain first, and what it remembered is released.
            if (again)
              model.release(
                (await model.step(new Int32Array(3).fill(9), model.select(state, new Int32Array(3)))).state,
              );
            let branches = model.select(state, new Int32Array(others.length + 1));
            for (const written of tokens) {
              const fed = [...others];
              fed.splice(own, 0, written);
              const step = await model.step(Int32Array.from(fed), branches);
              expect(furthest(rowOf(step.logits, own), rows[nth] as Float32Array)).toBeLessThan(NEARLY);
              nth++;
              // The rows change places, and back, so that each has another's numbers beside it.
              const turned = model.select(
                step.state,
                Int32Array.from(fed, (_, at) => fed.length - 1 - at),
              );
              model.release(step.state);
              branches = model.select(
                turned,
                Int32Array.from(fed, (_, at) => fed.length - 1 - at),
              );
              model.release(turned);
            }
            const chosen = model.select(branches, Int32Array.of(own));
            model.release(branches);
            model.release(state);
            state = chosen;
          }
          model.release(state);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('reads on beyond the longest prefix', async () => {
    const tokens = Int32Array.from({ length: LONGEST + 100 }, (_, at) => (at * 37) % 300);
    const { state } = await model.read(tokens, model.start(1));
    const { logits } = await model.step(Int32Array.of(7, 7), model.select(state, Int32Array.of(0, 0)));
    expect(rowOf(logits, 0).reduce((sum, logit) => sum + Math.exp(logit), 0)).toBeCloseTo(1, 4);
    expect(rowOf(logits, 1)).toEqual(rowOf(logits, 0));
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
    await expect(loadDeep(onnx.subarray(0, 1000))).rejects.toThrow(ModelFormatError);
    await expect(loadDeep(await readFile('test/fixtures/tiny/tiny.onnx'))).rejects.toThrow(ModelFormatError);
  });
});
