import { readFile } from 'node:fs/promises';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { commonTokensModel } from '../../../test/doubles/commonTokensModel.ts';
import { loadPublished } from '../../../test/doubles/published.ts';
import { trackStates } from '../../../test/doubles/trackStates.ts';
import { parseScheme, type Scheme } from '../../forms/scheme.ts';
import { loadVerse } from '../../network/verse.ts';
import { type Lexicon, scanPoem } from '../../prosody/index.ts';
import { presets } from '../../sampling/presets.ts';
import { seededRandom } from '../../sampling/random.ts';
import type { Tokenizer } from '../../tokenizer/tokenizer.ts';
import type { WriteOptions } from '../writer.ts';
import { planPoem } from './plan.ts';
import { RhymedWriter } from './writer.ts';

let lexicon: Lexicon;
let tokenizer: Tokenizer;
beforeAll(async () => {
  ({ lexicon, tokenizer } = await loadPublished());
});

const plan = (prompt: string, scheme: string) =>
  planPoem(prompt, { scheme: parseScheme(scheme) as Scheme }, lexicon, () => true);
const optionsOf = (seed: number, own: Partial<WriteOptions> = {}): WriteOptions => ({
  settings: presets.poet,
  random: seededRandom(seed),
  deadline: Number.POSITIVE_INFINITY,
  guards: { isDecent: () => true, isOwn: () => true, isSound: () => true },
  ...own,
});

describe('RhymedWriter', () => {
  afterEach(() => void vi.restoreAllMocks());

  it('leads fewer candidates when time is short, so that the last lines are written too', async () => {
    let clock = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => clock);
    const model = await loadVerse(await readFile('model-artifacts/verse.onnx'));
    const step: typeof model.step = (tokens, state) => {
      clock += state.batch;
      return model.step(tokens, state);
    };
    const writer = new RhymedWriter({ ...model, step }, tokenizer, lexicon);
    const write = async (seed: number, budget = 1e6) => {
      const began = clock;
      const { concessions } = await writer.write(
        plan('Над крышей тихо тает свет', 'ABAB CDCD'),
        optionsOf(seed, { deadline: began + budget }),
      );
      return { patched: concessions.filter((step) => step === 'patched').length, took: clock - began };
    };
    const seeds = [1, 2, 3, 4, 5];
    let patched = 0;
    for (const seed of seeds) {
      const unhurried = await write(seed);
      const hurried = await write(seed, 0.6 * unhurried.took);
      expect(unhurried.patched).toBe(0);
      patched += hurried.patched;
    }
    // Of seven lines; led by as many as ever, the last two or three of each poem would be.
    expect(patched).toBeLessThan(seeds.length);
  });

  it('keeps rhyme and metre with a network that knows next to nothing', async () => {
    const model = trackStates(commonTokensModel(tokenizer.vocabularySize));
    const writer = new RhymedWriter(model, tokenizer, lexicon);
    const prompt = 'Над крышей тихо тает свет';
    const write = (seed: number) => writer.write(plan(prompt, 'ABAB'), optionsOf(seed));
    const { lines, concessions } = await write(7);
    expect(lines).toHaveLength(3);
    expect(concessions).toHaveLength(3);
    const scan = scanPoem([prompt, ...lines].join('\n'), lexicon);
    expect([scan.scheme, scan.meter.name, scan.meter.feet]).toEqual(['ABAB', 'iamb', 4]);
    expect((await write(7)).lines).toEqual(lines);
    expect((await write(8)).lines).not.toEqual(lines);
    // Every state was released.
    expect(model.live.size).toBe(0);
  });

  it('answers when its time is spent, with words that may be written', async () => {
    const writer = new RhymedWriter(commonTokensModel(tokenizer.vocabularySize), tokenizer, lexicon);
    const isDecent = (word: string) => !/[оя]/u.test(word);
    const { lines, concessions } = await writer.write(
      plan('Осень', 'ABAB'),
      optionsOf(1, { deadline: 0, guards: { isDecent, isOwn: () => true, isSound: () => true } }),
    );
    expect(concessions).toEqual(['patched', 'patched', 'patched', 'patched']);
    for (const line of lines) for (const word of line.split(' ')) expect(isDecent(word)).toBe(true);
  });

  it('parts stanzas by an empty line', async () => {
    const writer = new RhymedWriter(commonTokensModel(tokenizer.vocabularySize), tokenizer, lexicon);
    const { lines } = await writer.write(plan('Осень', 'AA BB'), optionsOf(1, { deadline: 0 }));
    expect(lines.map((line) => line === '')).toEqual([false, false, true, false, false]);
  });
});
