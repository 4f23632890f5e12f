import { describe, expect, it } from 'vitest';
import { commonTokensModel } from '../../../test/doubles/commonTokensModel.ts';
import { loadPublished } from '../../../test/doubles/published.ts';
import { trackStates } from '../../../test/doubles/trackStates.ts';
import { presets } from '../../sampling/presets.ts';
import { seededRandom } from '../../sampling/random.ts';
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
});
