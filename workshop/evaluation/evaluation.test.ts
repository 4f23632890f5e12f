import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { LanguageModel, State } from '../../lib/network/languageModel.ts';
import { Tokenizer } from '../../lib/tokenizer/tokenizer.ts';
import { evaluateBaselines } from './baselines.ts';
import { evaluate, negativeLogProbability } from './evaluate.ts';
import { NgramModel } from './ngram.ts';

const tokenizer = Tokenizer.fromJson(readFileSync('test/fixtures/tiny/tokenizer.json', 'utf8'));
const size = tokenizer.vocabularySize;

/** A network that gives token `next[t]` e times the probability of any other after token t. */
function fixedModel(next: ReadonlyMap<number, number>): LanguageModel {
  const step = async (tokens: Int32Array, state: State) => {
    const logits = new Float32Array(tokens.length * size);
    for (const [row, token] of tokens.entries()) logits[row * size + (next.get(token) ?? 0)] = 1;
    return { logits, state };
  };
  return {
    vocabularySize: size,
    readsReversed: false,
    givesLogProbabilities: false,
    openingToken: 0,
    start: (batch) => ({ batch }),
    step,
    read: step,
    select: (state) => state,
    release: () => {},
  };
}

describe('evaluate', () => {
  it('adds up the log probabilities of every token, breaks included', async () => {
    const texts = ['Снег, снег', 'Дождь\nидёт'];
    const poems = texts.map((text) => tokenizer.encode(text));
    const next = new Map<number, number>();
    const [first] = poems as [number[], number[]];
    for (const [at, id] of [0, ...first.slice(0, -1)].entries()) next.set(id, first[at] as number);
    const measured = await evaluate(fixedModel(next), tokenizer, texts);
    let nats = 0;
    let hits = 0;
    for (const poem of poems) {
      for (const [at, id] of poem.entries()) {
        const guess = next.get(poem[at - 1] ?? 0) ?? 0;
        nats += Math.log(size - 1 + Math.E) - (guess === id ? 1 : 0);
        hits += guess === id ? 1 : 0;
      }
    }
    const tokens = poems.flat().length;
    expect(measured).toMatchObject({ poems: 2, tokens, letters: 17 });
    expect(measured.accuracy).toBeCloseTo(hits / tokens, 10);
    expect(measured.lossPerToken).toBeCloseTo(nats / tokens, 5);
    expect(measured.bitsPerLetter).toBeCloseTo(nats / Math.LN2 / 17, 5);
  });

  it('does not depend on which poems share a batch', async () => {
    const texts = Array.from({ length: 130 }, (_, at) => 'снег идёт '.repeat(1 + (at % 7)));
    const model = fixedModel(new Map([[0, tokenizer.encode('снег')[0] as number]]));
    const whole = await evaluate(model, tokenizer, texts);
    const singles = await Promise.all(texts.map((text) => evaluate(model, tokenizer, [text])));
    const nats = singles.reduce((sum, one) => sum + one.lossPerToken * one.tokens, 0);
    expect(whole.lossPerToken * whole.tokens).toBeCloseTo(nats, 4);
  });

  it('survives large logits', () => {
    expect(negativeLogProbability(Float32Array.of(1000, 0, -1000), 0)).toBeCloseTo(0, 10);
    expect(negativeLogProbability(Float32Array.of(1000, 0, -1000), 2)).toBeCloseTo(2000, 5);
  });
});

describe('NgramModel', () => {
  const poems = [
    [0, 1, 2, 1, 2, 0],
    [1, 2, 2, 0, 3],
    [0, 1, 1, 2],
  ];
  it.each([1, 2, 3] as const)(
    'order %d: probabilities of all tokens sum to 1, for seen and unseen contexts',
    (order) => {
      const model = new NgramModel(poems, order, 6);
      for (const context of [[], [0], [0, 1], [2, 2], [5, 5], [3, 4]]) {
        const probabilities = [0, 1, 2, 3, 4, 5].map((token) =>
          Math.exp(-model.negativeLogProbability([...context, token], context.length)),
        );
        expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 10);
        expect(Math.min(...probabilities)).toBeGreaterThan(0);
      }
    },
  );
  it('higher orders predict the training poems better', () => {
    const text = Array.from({ length: 300 }, (_, at) => [0, 1, 2, 3, 1, 0][at % 6] as number);
    const nats = ([1, 2, 3] as const).map((order) =>
      new NgramModel([text], order, 6).negativeLogProbability(text, 100),
    );
    expect(nats[0]).toBeGreaterThan(nats[1] as number);
    expect(nats[1]).toBeGreaterThan(nats[2] as number);
  });
  it('reads poems out of a token array', () => {
    const ids = tokenizer.encode('снег идёт');
    const measured = evaluateBaselines(Uint16Array.from([...ids, 2, ...ids, 2]), 2, tokenizer, ['снег идёт']);
    expect(measured.bigram.tokens).toBe(ids.length);
    expect(measured.bigram.bitsPerLetter).toBeLessThan(measured.unigram.bitsPerLetter);
  });
});
