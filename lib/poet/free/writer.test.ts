import { describe, expect, it } from 'vitest';
import { commonTokensModel } from '../../../test/doubles/commonTokensModel.ts';
import { loadPublished } from '../../../test/doubles/published.ts';
import { trackStates } from '../../../test/doubles/trackStates.ts';
import { loadVectors } from '../../../test/doubles/vectors.ts';
import { presets } from '../../sampling/presets.ts';
import { seededRandom } from '../../sampling/random.ts';
import { reverseLines } from '../../tokenizer/reverseLines.ts';
import { isBreak, LINE_BREAK } from '../../tokenizer/specialTokens.ts';
import { Theme } from '../theme.ts';
import type { WriteOptions } from '../writer.ts';
import { type FreePlan, FreeWriter } from './writer.ts';

const { tokenizer } = await loadPublished();
const model = commonTokensModel(tokenizer.vocabularySize);
const plan: FreePlan = {
  given: ['Снег идёт'],
  prompt: 'Снег идёт',
  opensStanza: false,
  minLines: 3,
  maxLines: 3,
};
const optionsOf = (own: Partial<WriteOptions> = {}): WriteOptions => ({
  settings: presets.poet,
  random: seededRandom(1),
  deadline: 0,
  guards: { isDecent: () => true, isOwn: () => true, isSound: () => true },
  ...own,
});

describe('FreeWriter', () => {
  it('tells how likely its tokens were, if the network gives probabilities', async () => {
    const { score } = await new FreeWriter(model, tokenizer).write(plan, optionsOf());
    expect(score).toBeLessThan(0);
    const other = { ...model, givesLogProbabilities: false };
    expect(await new FreeWriter(other, tokenizer).write(plan, optionsOf())).not.toHaveProperty('score');
  });

  it('writes a line again that the guards refuse, and keeps no state', async () => {
    const tracked = trackStates(model);
    let refused = 0;
    const isOwn = () => ++refused % 3 === 0;
    const guards = { ...optionsOf().guards, isOwn };
    const { lines } = await new FreeWriter(tracked, tokenizer).write(plan, optionsOf({ guards }));
    expect(lines).toHaveLength(3);
    expect(refused).toBe(9);
    expect(tracked.live.size).toBe(0);
  });

  it('repeats no line, neither its own nor the person’s', async () => {
    // The likeliest words are the same at each line's start, and each is followed by a break.
    const logits = Float32Array.from({ length: model.vocabularySize }, (_, token) => -token);
    const word = tokenizer.encode('снег')[0] as number;
    const step: typeof model.step = async (tokens, state) => {
      const own = logits.slice();
      own[isBreak(tokens.at(-1) as number) ? word : LINE_BREAK] = 1;
      return { logits: own, state };
    };
    const writer = new FreeWriter({ ...model, readsReversed: false, step, read: step }, tokenizer);
    const settings = { ...presets.tender, newlineTopK: 1, topK: 1, chaosRate: 0 };
    const { lines } = await writer.write({ ...plan, given: ['Снег!'] }, optionsOf({ settings }));
    expect(lines).toHaveLength(3);
    expect(new Set(['снег', ...lines]).size).toBe(4);
  });

  it('begins its first line with a word that names the theme, and looks for lines about it', async () => {
    const vectors = await loadVectors();
    const theme = new Theme('О море', vectors);
    const read: string[] = [];
    const watched: typeof model = {
      ...model,
      read: (tokens, state) => {
        read.push(tokenizer.decode(reverseLines([...tokens.slice(1)], tokenizer)));
        return model.read(tokens, state);
      },
    };
    const own = { ...plan, given: [], prompt: '', theme };
    const { lines } = await new FreeWriter(watched, tokenizer).write(own, optionsOf());
    // The line is written from its end.
    expect(lines[0]).toMatch(/(?:^| )море\P{L}*$/u);
    expect(read).toEqual(['о море\n\n']);
    const behind = await new FreeWriter(watched, tokenizer).write({ ...plan, theme }, optionsOf());
    expect(behind.lines[0]).not.toMatch(/море\P{L}*$/u);
    expect(read[1]).toBe('о море\n\nснег идет\n');
    const guards = { ...optionsOf().guards, isDecent: (word: string) => word !== 'море' };
    const decent = await new FreeWriter(watched, tokenizer).write(own, optionsOf({ guards }));
    expect(decent.lines[0]).not.toMatch(/море\P{L}*$/u);
  });

  it('writes a line again a few times that is not about the theme', async () => {
    const theme = new Theme('море', await loadVectors());
    const count = async (own: Partial<FreePlan>) => {
      let asked = 0;
      const isSound = () => ++asked > 0;
      await new FreeWriter(model, tokenizer).write(
        { ...plan, ...own },
        optionsOf({ guards: { ...optionsOf().guards, isSound } }),
      );
      return asked;
    };
    expect(await count({})).toBe(3);
    const steered = await count({ theme });
    expect(steered).toBeGreaterThan(3);
    expect(steered).toBeLessThanOrEqual(12);
  });
});
