import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LanguageModel, State } from '../network/languageModel.ts';
import { tidy } from '../russian/tidy.ts';
import { presetNames } from '../sampling/presets.ts';
import { MAX_SEED, seededRandom } from '../sampling/random.ts';
import { isBreak, LINE_BREAK, STANZA_BREAK, UNKNOWN } from '../tokenizer/specialTokens.ts';
import { Tokenizer } from '../tokenizer/tokenizer.ts';
import { compose } from './compose.ts';
import { MIN_LINES } from './free/form.ts';
import type { Poet } from './poet.ts';

const tokenizer = Tokenizer.fromJson(readFileSync('test/fixtures/tiny/tokenizer.json', 'utf8'));
const size = tokenizer.vocabularySize;

/** A network of fixed noise for each token; `breakAt` says how likely a line break is. What it reads is kept. */
function noisyPoet(breakLogit: number): Poet & { read: number[] } {
  const read: number[] = [];
  const logitsAfter = (token: number): Float32Array => {
    const random = seededRandom(token);
    const logits = Float32Array.from({ length: size }, () => random.uniform());
    logits[LINE_BREAK] = breakLogit;
    return logits;
  };
  const step = async (tokens: Int32Array, state: State) => {
    read.push(...tokens);
    return { logits: logitsAfter(tokens.at(-1) as number), state };
  };
  const network: LanguageModel = {
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
  return { name: 'noise', version: '1', network, tokenizer, read };
}

const anyPrompt = fc
  .oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }),
    fc.constantFrom('снег', 'Первая\nвторая\n\nтретья\nчетвёртая\nпятая', 'love', '😀', '...', '<end>', '\n'),
  )
  .filter((prompt) => prompt.trim() !== '');

describe('compose', () => {
  it('answers any prompt with at least four lines that open with the person’s own', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyPrompt,
        fc.constantFrom(...presetNames),
        fc.integer({ min: 0, max: MAX_SEED }),
        fc.constantFrom(-1, 0.9, 0.999, 2),
        async (prompt, preset, seed, breakLogit) => {
          const { poem, lines } = await compose(noisyPoet(breakLogit), { prompt, preset, seed });
          expect(lines.length).toBeGreaterThanOrEqual(MIN_LINES);
          expect(poem.split('\n').filter((line) => line !== '')).toEqual(lines);
          const own = tidy(prompt)
            .split('\n')
            .filter((line) => line !== '');
          // In lower case «ᲀ», whose capital is «В», would differ.
          expect(lines.slice(0, own.length).map((line) => line.toUpperCase())).toEqual(
            own.map((line) => line.toUpperCase()),
          );
          for (const line of lines.slice(own.length)) {
            expect(line).not.toMatch(/\uFFFD|<|>|▁/u);
            expect(line).toMatch(/\p{L}/u);
            expect(line).toMatch(/^\P{L}*\p{Lu}/u);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('gives the same poem for the same seed, others for others', async () => {
    const write = (seed: number) => compose(noisyPoet(0.9), { prompt: 'Снег идёт', preset: 'poet', seed });
    expect(await write(7)).toEqual(await write(7));
    const poems = await Promise.all([1, 2, 3, 4, 5].map(write));
    expect(new Set(poems.map(({ poem }) => poem)).size).toBe(5);
  });

  it('draws a seed that gives the poem again', async () => {
    const first = await compose(noisyPoet(0.9), { prompt: 'Снег идёт', preset: 'madness' });
    expect(
      await compose(noisyPoet(0.9), { prompt: 'Снег идёт', preset: 'madness', seed: first.seed }),
    ).toEqual(first);
  });

  it.each([4, 7, 40])('writes exactly %d lines when asked for them', async (lines) => {
    const poem = await compose(noisyPoet(0.9), { prompt: 'Снег идёт', preset: 'poet', lines, seed: 3 });
    expect(poem.lines).toHaveLength(lines);
  });

  it('writes one line more when the person sent as many as were asked for', async () => {
    const prompt = 'Раз\nдва\nтри\nчетыре\nпять';
    expect((await compose(noisyPoet(0.9), { prompt, preset: 'poet', lines: 4, seed: 3 })).lines).toHaveLength(
      6,
    );
  });

  it('spends maxTokens, and more only while lines are missing', async () => {
    const write = (maxTokens: number, breakLogit: number) =>
      compose(noisyPoet(breakLogit), { prompt: 'Снег', preset: 'madness', sampling: { maxTokens }, seed: 5 });
    expect((await write(100, 0.9)).tokens).toBe(100);
    expect((await write(8, -1)).tokens).toBeGreaterThan(8);
  });

  it('ends a line that the network never would', async () => {
    const { lines } = await compose(noisyPoet(-1), { prompt: 'Снег', preset: 'poet', seed: 5 });
    for (const line of lines) expect(tokenizer.encode(line).length).toBeLessThan(40);
  });

  it('reads the person’s text without what it can’t read, then a line break', async () => {
    const poet = noisyPoet(0.9);
    await compose(poet, { prompt: 'Снег 😀 love', preset: 'poet', seed: 1 });
    const expected = [0, ...tokenizer.encode('снег').filter((id) => id !== UNKNOWN)];
    expect(poet.read.slice(0, expected.length)).toEqual(expected);
    expect(poet.read.findIndex(isBreak)).toBeGreaterThan(0);
    expect(poet.read).not.toContain(UNKNOWN);
  });

  it('writes about a theme, which is read as a title, and says so', async () => {
    const poet = noisyPoet(0.9);
    const poem = await compose(poet, { theme: ' снег\u00ad  идёт ', preset: 'poet', lines: 4, seed: 1 });
    expect(poem).toMatchObject({ theme: 'снег идёт', form: 'free' });
    expect(poem).not.toHaveProperty('opening');
    expect(poem.lines).toHaveLength(4);
    expect(poem.poem.startsWith('\n')).toBe(false);
    expect(poem.lines[0]).toMatch(/^(?:Снег|Идет)/u);
    const title = [0, ...tokenizer.encode('снег идёт'), STANZA_BREAK];
    expect(poet.read.slice(0, title.length)).toEqual(title);
    const both = await compose(poet, { prompt: 'Дождь', theme: 'снег', preset: 'poet', lines: 4, seed: 1 });
    expect(both.lines[0]).toBe('Дождь');
    expect(both.theme).toBe('снег');
  });

  it('restores ё in what the network wrote, never in the person’s line', async () => {
    const poet = { ...noisyPoet(0.9), yo: { restore: (text: string) => text.replaceAll('е', 'ё') } };
    const { lines } = await compose(poet, { prompt: 'Снег', preset: 'poet', seed: 2 });
    expect(lines[0]).toBe('Снег');
    expect(lines.slice(1).join()).toContain('ё');
    expect(lines.slice(1).join()).not.toContain('е');
  });
});
