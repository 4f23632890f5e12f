import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadPublished } from '../../../test/doubles/published.ts';
import { trackStates } from '../../../test/doubles/trackStates.ts';
import { loadVectors } from '../../../test/doubles/vectors.ts';
import { parseScheme, type Scheme } from '../../forms/scheme.ts';
import { loadDeep } from '../../network/deep.ts';
import type { LanguageModel } from '../../network/languageModel.ts';
import { compareWords, type Lexicon, scanPoem } from '../../prosody/index.ts';
import { wordsOf } from '../../russian/words.ts';
import { presets } from '../../sampling/presets.ts';
import { seededRandom } from '../../sampling/random.ts';
import type { Tokenizer } from '../../tokenizer/tokenizer.ts';
import { Theme } from '../theme.ts';
import type { WriteOptions } from '../writer.ts';
import { planPoem } from './plan.ts';
import { RhymedWriter } from './writer.ts';

let lexicon: Lexicon;
let tokenizer: Tokenizer;
let verse: LanguageModel;
beforeAll(async () => {
  ({ lexicon, tokenizer } = await loadPublished());
  verse = await loadDeep(await readFile('model-artifacts/verse.onnx'));
});

const plan = (prompt: string, scheme: string, theme?: Theme) => ({
  ...planPoem(
    prompt,
    { scheme: parseScheme(scheme) as Scheme },
    lexicon,
    () => 'exact',
    () => 0,
  ),
  ...(theme ? { theme } : {}),
});
const optionsOf = (seed: number, own: Partial<WriteOptions> = {}): WriteOptions => ({
  settings: presets.poet,
  random: seededRandom(seed),
  deadline: Number.POSITIVE_INFINITY,
  guards: { isDecent: () => true, isOwn: () => true, isSound: () => true },
  ...own,
});

describe('RhymedWriter', () => {
  it('keeps rhyme and metre, and releases every state', async () => {
    const model = trackStates(verse);
    const writer = new RhymedWriter(model, tokenizer, lexicon);
    const prompt = 'Над крышей тихо тает свет';
    const write = (seed: number) => writer.write(plan(prompt, 'ABAB'), optionsOf(seed));
    const { lines, rhymes } = await write(7);
    expect(lines).toHaveLength(3);
    expect(rhymes).toEqual([true, true, true]);
    const scan = scanPoem([prompt, ...lines].join('\n'), lexicon);
    expect([scan.scheme, scan.meter.name, scan.meter.feet]).toEqual(['ABAB', 'iamb', 4]);
    expect((await write(7)).lines).toEqual(lines);
    expect((await write(8)).lines).not.toEqual(lines);
    expect(model.live.size).toBe(0);
  });

  it('writes whole lines in metre and rhyme when its time is spent, with words that may be written', async () => {
    const model = trackStates(verse);
    const writer = new RhymedWriter(model, tokenizer, lexicon);
    const isDecent = (word: string) => !word.includes('ю');
    const { lines, rhymes, isExhausted } = await writer.write(
      plan('Над крышей тихо тает свет', 'ABAB'),
      optionsOf(1, { deadline: 0, guards: { isDecent, isOwn: () => true, isSound: () => true } }),
    );
    expect([rhymes, isExhausted]).toEqual([[true, true, true], true]);
    const scan = scanPoem(['Над крышей тихо тает свет', ...lines].join('\n'), lexicon);
    expect([scan.scheme, scan.meter.name, scan.meter.feet]).toEqual(['ABAB', 'iamb', 4]);
    for (const line of lines) expect(line.split(' ').every(isDecent)).toBe(true);
    expect(model.live.size).toBe(0);
  });

  it('searches with as many candidates as it is told to', async () => {
    const firstBatch = async (options: { candidates?: number }) => {
      const batches: number[] = [];
      const step: LanguageModel['step'] = (tokens, state) => {
        batches.push(tokens.length);
        return verse.step(tokens, state);
      };
      const writer = new RhymedWriter({ ...verse, step }, tokenizer, lexicon, options);
      await writer.write(plan('Над крышей тихо тает свет', 'ABAB'), optionsOf(7));
      return batches[0];
    };
    expect(await firstBatch({})).toBe(24);
    expect(await firstBatch({ candidates: 5 })).toBe(10);
  });

  it('writes the same, however much time is left', async () => {
    const writer = new RhymedWriter(verse, tokenizer, lexicon);
    const write = (deadline: number) =>
      writer.write(plan('Над крышей тихо тает свет', 'ABAB'), optionsOf(1, { deadline }));
    const unhurried = await write(Number.POSITIVE_INFINITY);
    expect(unhurried.isExhausted).toBe(false);
    expect(await write(performance.now() + 600_000)).toEqual(unhurried);
  });

  it('answers a word that has no exact rhyme by one that is nearly so', async () => {
    const writer = new RhymedWriter(verse, tokenizer, lexicon);
    expect(writer.levelFor('вечер', 0, 1)).toBe('slant');
    const { lines, rhymes } = await writer.write(plan('Пришёл с работы вечер', 'ABAB'), optionsOf(2));
    expect(rhymes).toEqual([true, true, true]);
    const last = wordsOf(lines[1] as string).at(-1) as string;
    expect(compareWords('вечер', last, lexicon).distance).toBeLessThan(1.2);
  });

  it('ends the poem behind a whole stanza where it finds no line', async () => {
    let allowed = 24;
    const isOwn = () => allowed-- > 0;
    const writer = new RhymedWriter(verse, tokenizer, lexicon);
    const { lines, rhymes } = await writer.write(
      plan('Hello', 'AA BB CC'),
      optionsOf(1, { guards: { isDecent: () => true, isOwn, isSound: () => true } }),
    );
    expect(lines.length).toBeLessThan(8);
    expect(lines.at(-1)).not.toBe('');
    expect([2, 4]).toContain(rhymes.length);
  });

  it('stops within a line when its signal is aborted, and keeps no state', async () => {
    const control = new AbortController();
    const reason = new Error('the reader left');
    const model = trackStates(verse);
    let steps = 0;
    const step: typeof model.step = (tokens, state) => {
      if (++steps === 30) control.abort(reason);
      return model.step(tokens, state);
    };
    const writer = new RhymedWriter({ ...model, step }, tokenizer, lexicon);
    const write = writer.write(plan('Hello', 'ABAB'), optionsOf(1, { signal: control.signal }));
    await expect(write).rejects.toBe(reason);
    expect([steps, model.live.size]).toEqual([30, 0]);
  });

  it('parts stanzas by an empty line', async () => {
    const writer = new RhymedWriter(verse, tokenizer, lexicon);
    const { lines } = await writer.write(plan('Hello', 'AA BB'), optionsOf(1, { deadline: 0 }));
    expect(lines.map((line) => line === '')).toEqual([false, false, true, false, false]);
  });

  it('reads a theme as a title, names it in the first line, and prefers words near it', async () => {
    const vectors = await loadVectors();
    const read: string[] = [];
    const watched: LanguageModel = {
      ...verse,
      read: (tokens, state) => {
        read.push(tokenizer.decode([...tokens.slice(1)]));
        return verse.read(tokens, state);
      },
    };
    const writer = new RhymedWriter(watched, tokenizer, lexicon, { vectors });
    const sea = new Theme('Море', vectors);
    const poems: (readonly string[])[] = [];
    for (const theme of [sea, undefined])
      for (let seed = 1; seed <= 4; seed++)
        poems.push((await writer.write(plan('', 'ABAB CDCD', theme), optionsOf(seed))).lines);
    expect(read[0]).toBe('море\n\n');
    expect(read.at(-1)).toBe('');
    for (const [first] of poems.slice(0, 4)) expect(sea.isNamedIn(first as string)).toBe(true);
    const near = poems.map((lines) => lines.slice(1).filter((line) => sea.isNear(line)).length);
    const sum = (counts: number[]) => counts.reduce((a, b) => a + b);
    expect(sum(near.slice(0, 4))).toBeGreaterThan(2 * sum(near.slice(4)));
  });
});
