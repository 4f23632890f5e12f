import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadPublished } from '../../../test/doubles/published.ts';
import { trackStates } from '../../../test/doubles/trackStates.ts';
import { lineTemplate } from '../../forms/lineTemplate.ts';
import { loadDeep } from '../../network/deep.ts';
import type { LanguageModel } from '../../network/languageModel.ts';
import { presets } from '../../sampling/presets.ts';
import { seededRandom } from '../../sampling/random.ts';
import { LINE_BREAK } from '../../tokenizer/specialTokens.ts';
import type { Tokenizer } from '../../tokenizer/tokenizer.ts';
import type { LineTask } from './lineTask.ts';
import { sortPieces } from './pieces.ts';
import { knownWords } from './potentials/knownWords.ts';
import { meter } from './potentials/meter.ts';
import type { Potential } from './potentials/potential.ts';
import { searchLine } from './searchLine.ts';
import { searchSettings } from './settings.ts';
import { WordIndex } from './wordIndex.ts';
import { Work } from './work.ts';

let tokenizer: Tokenizer;
let words: WordIndex;
let verse: LanguageModel;
beforeAll(async () => {
  const { lexicon, ...published } = await loadPublished();
  tokenizer = published.tokenizer;
  words = new WordIndex(lexicon);
  verse = await loadDeep(await readFile('model-artifacts/verse.onnx'));
});

const openingOf = async (model: LanguageModel) => {
  const opening = Int32Array.of(model.openingToken, LINE_BREAK);
  const { logits, state } = await model.read(opening, model.start(1));
  return { logits: logits.slice(), state };
};
const taskOf = (): LineTask => ({
  ...searchSettings(presets.tender),
  candidates: 24,
  template: lineTemplate('iamb', 3, 0),
  potentials: [knownWords, meter],
  work: new Work(Number.POSITIVE_INFINITY),
  random: seededRandom(3),
});
const search = async (own: Partial<LineTask> = {}) => {
  const model = trackStates(verse);
  const from = await openingOf(model);
  const task = { ...taskOf(), ...own };
  const found = await searchLine(model, sortPieces(tokenizer), words, from, task);
  return { found, from, model };
};
const textsOf = (found: Awaited<ReturnType<typeof search>>['found']) =>
  found.map((line) => line.words.map(({ text }) => text));

describe('searchLine', () => {
  it('finds lines that fill the template, no two alike', async () => {
    const { found } = await search();
    expect(found.length).toBeGreaterThan(3);
    for (const line of found) {
      expect(line.words.reduce((sum, { syllables }) => sum + syllables, 0)).toBe(6);
      expect(line.words.every(({ isKnown }) => isKnown)).toBe(true);
    }
    expect(new Set(textsOf(found).map((line) => line.join(' '))).size).toBe(found.length);
  });

  it('writes no word that any potential forbids', async () => {
    const noO: Potential = { word: (_, { text }) => (text.includes('о') ? Number.NEGATIVE_INFINITY : 0) };
    expect(
      textsOf((await search()).found)
        .join()
        .includes('о'),
    ).toBe(true);
    const { found } = await search({ potentials: [knownWords, meter, noO] });
    expect(found.length).toBeGreaterThan(0);
    expect(textsOf(found).join()).not.toContain('о');
  });

  it('prefers what a potential adds to, and says how much it added', async () => {
    const longWords: Potential = { word: (_, { syllables }) => (syllables > 2 ? 4 : 0) };
    const countLong = (lines: string[][]) =>
      lines.flat().filter((word) => words.get(word).syllables > 2).length / lines.length;
    const [plain, led] = [await search(), await search({ potentials: [knownWords, meter, longWords] })];
    expect(countLong(textsOf(led.found))).toBeGreaterThan(countLong(textsOf(plain.found)));
    for (const { words: own, added } of led.found) {
      const long = own.filter(({ syllables }) => syllables > 2).length;
      expect(added).toBeLessThanOrEqual(4 * long);
      expect(added).toBeGreaterThan(4 * long - 4);
    }
  });

  it('shows potentials what stands to the right of a word', async () => {
    const seen = new Set<string>();
    const spy: Potential = {
      word: ({ words: right, end }, word) => {
        const rest = right.reduce((sum, { syllables }) => sum + syllables, 0);
        expect(end).toBe(6 - rest);
        seen.add([...right.map(({ text }) => text), word.text].join(' '));
        return 0;
      },
    };
    const { found } = await search({ potentials: [knownWords, meter, spy] });
    for (const line of textsOf(found))
      for (let length = 1; length <= line.length; length++)
        expect(seen).toContain(line.slice(0, length).join(' '));
  });

  it('begins with one of the words given', async () => {
    const starts = tokenizer.encodeWords(['весна', 'тишина']).map((tokens) => ({ tokens, added: 0 }));
    const { found } = await search({ starts });
    expect(found.length).toBeGreaterThan(0);
    for (const [last] of textsOf(found)) expect(['весна', 'тишина']).toContain(last);
  });

  it('leaves the state it begins from, and keeps no other but those of the lines', async () => {
    const { found, from, model } = await search();
    for (const { state } of found) model.release(state);
    expect([...model.live]).toEqual([from.state]);
  });

  it('prefers the beginning that costs less', async () => {
    const [spring, silence] = tokenizer.encodeWords(['весна', 'тишина']) as [number[], number[]];
    const endsOf = async (addedToSpring: number, addedToSilence: number) => {
      const starts = [
        { tokens: spring, added: addedToSpring },
        { tokens: silence, added: addedToSilence },
      ];
      return new Set(textsOf((await search({ starts })).found).map(([last]) => last));
    };
    expect(await endsOf(0, -40)).toEqual(new Set(['весна']));
    expect(await endsOf(-40, 0)).toEqual(new Set(['тишина']));
  });

  it('counts the sequences that it steps, and finds nothing when they are spent', async () => {
    const rowsOf = async (rows: number) => {
      const work = new Work(rows);
      const { found } = await search({ work });
      return { found: found.length, isExhausted: work.isExhausted };
    };
    expect(await rowsOf(0)).toEqual({ found: 0, isExhausted: true });
    expect(await rowsOf(48)).toEqual({ found: 0, isExhausted: true });
    expect(await rowsOf(28 * 48)).toMatchObject({ isExhausted: false });
  });

  it('throws the reason of a signal, and keeps no state', async () => {
    const control = new AbortController();
    const reason = new Error('the reader left');
    let asked = 0;
    const leave: Potential = {
      word: () => {
        if (++asked === 20) control.abort(reason);
        return 0;
      },
    };
    const model = trackStates(verse);
    const from = await openingOf(model);
    const task = { ...taskOf(), potentials: [knownWords, meter, leave], signal: control.signal };
    await expect(searchLine(model, sortPieces(tokenizer), words, from, task)).rejects.toBe(reason);
    expect([...model.live]).toEqual([from.state]);
  });
});
